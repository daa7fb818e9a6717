package org.leadnest.billing;

import static org.leadnest.billing.PlanPage.*;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Account;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.kernel.Ids;
import org.springframework.stereotype.Component;

/** Makes the {@link PlanPage}: everything formatted for people. */
@Component
class PlanPages {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, MMMM d, yyyy", Locale.US);
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("MMM d, yyyy", Locale.US);
    private static final int WARN_PERCENT = 80;

    private final Accounts accounts;
    private final Entitlements entitlements;
    private final Plans plans;
    private final PriceBoard board;
    private final Credits credits;
    private final BillingReads reads;

    PlanPages(
            Accounts accounts,
            Entitlements entitlements,
            Plans plans,
            PriceBoard board,
            Credits credits,
            BillingReads reads) {
        this.accounts = accounts;
        this.entitlements = entitlements;
        this.plans = plans;
        this.board = board;
        this.credits = credits;
        this.reads = reads;
    }

    PlanPage page(Actor actor, @Nullable String error, @Nullable String contactError) {
        Account account = accounts.account(actor.account());
        Standing standing = entitlements.standing(account.id());
        Optional<Subscription> living = reads.living();
        int people = accounts.members(account.id()).size();
        State state = state(standing, account.zone());
        return new PlanPage(
                state.name,
                state.tone,
                state.text,
                facts(standing, living, account.zone(), people),
                board.sells()
                        ? null
                        : "Billing is not configured on this installation: there is nothing to pay, no card is asked for,"
                                + " and nothing stops when the trial ends.",
                meters(),
                board.sells(),
                cards(living, people),
                board.packs().stream()
                        .map(pack -> new Pack(
                                pack.lookupKey(), pack.name(), pack.price().display()))
                        .toList(),
                new Doing(
                        board.sells() && reads.customer(account.id()).isPresent(),
                        living.isPresent() && living.get().cancelAt() == null,
                        living.isPresent() && living.get().cancelAt() != null),
                reads.invoices().stream()
                        .map(invoice -> bill(invoice, account.zone()))
                        .toList(),
                contact(account, contactError),
                Ids.next().toString(),
                error);
    }

    private record State(String name, String tone, String text) {}

    private State state(Standing standing, ZoneId zone) {
        return switch (standing) {
            case Standing.OnTrial trial ->
                new State(
                        "Trial",
                        "good",
                        TrialHint.days(trial.daysLeft()) + " left, with everything that LeadNest does.");
            case Standing.TrialEnded _ -> new State("Trial ended", "warn", stopped());
            case Standing.Granted granted ->
                new State(plans.named(granted.plan()).name(), "good", "Given by LeadNest, at no charge.");
            case Standing.Subscribed subscribed -> subscribed(subscribed.subscription(), zone);
            case Standing.Owing owing ->
                new State(
                        "Payment open",
                        "bad",
                        "A payment did not go through. AI stops on " + day(owing.aiStops(), zone) + ", sending on "
                                + day(owing.sendingStops(), zone) + ". Update the way to pay and everything goes on.");
            case Standing.Over _ -> new State("Plan ended", "warn", stopped());
        };
    }

    private State subscribed(Subscription subscription, ZoneId zone) {
        String name = plans.named(subscription.plan()).name();
        Instant end = subscription.cancelAt();
        return end == null
                ? new State(name, "good", "Your plan is in force.")
                : new State(name, "warn", "Cancelled: it ends on " + day(end, zone) + ".");
    }

    private String stopped() {
        return board.sells()
                ? "Everything you entered is still here: read and export it at any time. Messages are held and AI is paused"
                        + " until you choose a plan."
                : "Everything you entered is still here.";
    }

    private List<Fact> facts(Standing standing, Optional<Subscription> living, ZoneId zone, int people) {
        List<Fact> facts = new ArrayList<>();
        switch (standing) {
            case Standing.OnTrial trial -> facts.add(new Fact("The trial's end", moment(trial.end(), zone)));
            case Standing.TrialEnded ended -> facts.add(new Fact("The trial's end", moment(ended.end(), zone)));
            case Standing.Granted granted ->
                Optional.ofNullable(granted.until()).ifPresent(until -> facts.add(new Fact("Until", day(until, zone))));
            case Standing.Subscribed _, Standing.Owing _, Standing.Over _ -> {}
        }
        living.ifPresent(one -> {
            facts.add(new Fact("Seats", one.seats() + ", of which " + people + " used"));
            facts.add(new Fact(
                    "Price",
                    one.price().display() + " a seat and " + one.cycle().noun()));
            Instant end = one.periodEnd();
            if (end != null && one.cancelAt() == null) {
                facts.add(new Fact(
                        one.status() == SubscriptionStatus.TRIALING ? "First payment" : "Next payment",
                        day(end, zone)));
            }
            String next = one.nextPlan();
            Instant at = one.nextAt();
            if (next != null && at != null) {
                facts.add(new Fact("Then", plans.named(next).name() + ", from " + day(at, zone)));
            }
        });
        return facts;
    }

    private List<PlanPage.Meter> meters() {
        List<PlanPage.Meter> shown = new ArrayList<>();
        credits.meters().forEach((allowance, meter) -> shown.add(meter(allowance, meter)));
        return shown;
    }

    private static PlanPage.Meter meter(Allowance allowance, Credits.Meter meter) {
        String beside = meter.credits() == 0 ? "" : " %,d credits beside it.".formatted(meter.credits());
        OptionalLong limit = meter.limit();
        if (limit.isEmpty()) {
            return new PlanPage.Meter(
                    allowance.label(), "%,d this month".formatted(meter.used()), -1, "good", "Without limit." + beside);
        }
        long most = limit.getAsLong();
        int percent = most == 0 ? 100 : (int) Math.min(100, meter.used() * 100 / most);
        return new PlanPage.Meter(
                allowance.label(),
                "%,d of %,d".formatted(meter.used(), most),
                percent,
                percent >= 100 ? "bad" : percent >= WARN_PERCENT ? "warn" : "good",
                "This month; begins anew on the first." + beside);
    }

    private List<Card> cards(Optional<Subscription> living, int people) {
        return board.plans().stream().map(plan -> card(plan, living, people)).toList();
    }

    private static Card card(Plan plan, Optional<Subscription> living, int people) {
        boolean mine = living.filter(one -> one.plan().equals(plan.key())).isPresent();
        Map<String, String> prices = new LinkedHashMap<>();
        for (Cycle cycle : Cycle.values()) {
            plan.price(cycle)
                    .ifPresent(price -> prices.put(
                            cycle.name(),
                            price.amount().display() + " a " + cycle.noun() + ", paid " + cycle.adverb()));
        }
        OptionalLong most = plan.limit(Allowance.SEATS);
        int seats = mine ? living.get().seats() : Math.max(1, people);
        return new Card(
                plan.key(),
                plan.name(),
                plan.tagline(),
                plan.price(Cycle.MONTH).map(price -> price.amount().display()).orElse(""),
                PlanWords.holds(plan),
                mine,
                prices,
                living.map(one -> one.cycle().name()).orElse(Cycle.MONTH.name()),
                (int) Math.min(seats, most.orElse(Billing.MOST_SEATS)),
                String.valueOf(most.orElse(Billing.MOST_SEATS)),
                living.isEmpty()
                        ? "Choose " + plan.name()
                        : mine ? "Change seats or cycle" : "Change to " + plan.name());
    }

    private static Bill bill(Invoice invoice, ZoneId zone) {
        String refunded =
                invoice.refunded().cents() == 0 ? "" : ", " + invoice.refunded().display() + " refunded";
        return new Bill(
                Optional.ofNullable(invoice.number()).orElse("Draft"),
                SHORT_DAY.format(invoice.createdAt().atZone(zone)),
                invoice.total().display() + refunded,
                invoice.failed() ? "payment failed" : invoice.status(),
                invoice.settled() ? "good" : invoice.failed() ? "bad" : "plain",
                invoice.pageUrl(),
                invoice.pdfUrl());
    }

    private Contact contact(Account account, @Nullable String error) {
        return reads.contact(account.id())
                .map(customer ->
                        new Contact(true, Optional.ofNullable(customer.email()).orElse(""), customer.taxIds(), error))
                .orElseGet(() -> new Contact(false, "", List.of(), error));
    }

    private static String moment(Instant time, ZoneId zone) {
        return DateTimeFormatter.ofPattern("EEEE, MMMM d, yyyy, h:mm a", Locale.US)
                .format(time.atZone(zone));
    }

    private static String day(Instant time, ZoneId zone) {
        return DAY.format(time.atZone(zone));
    }
}
