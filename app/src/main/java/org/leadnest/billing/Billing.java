package org.leadnest.billing;

import com.stripe.exception.CardException;
import com.stripe.exception.StripeException;
import java.util.List;
import java.util.Optional;
import org.leadnest.accounts.Account;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * What an owner does about plan and payment. Each verb asks Stripe, then fetches what came of it, so that the page shows it at
 * once; the webhook that follows finds nothing new. Not transactional: it waits for Stripe.
 */
@Service
public class Billing {
    static final int MOST_SEATS = 1_000;
    private static final int MOST_KEY = 100;
    private static final Logger LOG = LoggerFactory.getLogger(Billing.class);

    private final StripeProperties properties;
    private final StripeGateway gateway;
    private final StripeChanges changes;
    private final StripeSync sync;
    private final BillingReads reads;
    private final Plans plans;
    private final Accounts accounts;

    Billing(
            StripeProperties properties,
            StripeGateway gateway,
            StripeChanges changes,
            StripeSync sync,
            BillingReads reads,
            Plans plans,
            Accounts accounts) {
        this.properties = properties;
        this.gateway = gateway;
        this.changes = changes;
        this.sync = sync;
        this.reads = reads;
        this.plans = plans;
        this.accounts = accounts;
    }

    /** The outcome of each verb. */
    public sealed interface Going {
        /** On at Stripe's page. */
        record To(String url) implements Going {}

        record Done(String message) implements Going {}

        record Refused(String reason) implements Going {}
    }

    /** @param seats for how many people */
    public record Wanted(String plan, Cycle cycle, int seats) {}

    private interface Asking {
        Going ask() throws StripeException;
    }

    /** Begins a subscription; with one that lives already it is a change. */
    public Going subscribe(Actor actor, Wanted wanted, String key) {
        Optional<String> objection = objection(actor, wanted);
        if (objection.isPresent()) {
            return new Going.Refused(objection.get());
        }
        Optional<Subscription> living = reads.living();
        return asking(() -> {
            String price = price(wanted);
            return living.isPresent()
                    ? change(actor, living.get(), wanted, price, once(actor, "change", key))
                    : new Going.To(changes.checkout(
                            account(actor), customer(actor), price, wanted.seats(), once(actor, "checkout", key)));
        });
    }

    private Optional<String> objection(Actor actor, Wanted wanted) {
        Optional<Plan> plan = plans.find(wanted.plan()).filter(Plan::sold);
        if (plan.isEmpty()) {
            return Optional.of("There is no such plan.");
        }
        int people = accounts.members(actor.account()).size();
        long most = plan.get().limit(Allowance.SEATS).orElse(MOST_SEATS);
        if (wanted.seats() < people || wanted.seats() < 1) {
            return Optional.of("The account has %d %s: expected at least as many seats."
                    .formatted(people, people == 1 ? "person" : "people"));
        }
        return wanted.seats() > most
                ? Optional.of("%s is for up to %d %s: expected no more, or a larger plan."
                        .formatted(plan.get().name(), most, most == 1 ? "seat" : "seats"))
                : Optional.empty();
    }

    /**
     * Names a write of this account for Stripe, which then does it once: a form that is sent twice has the same key. One
     * without a key is another write each time.
     */
    private static String once(Actor actor, String verb, String key) {
        String form = key.isBlank() || key.length() > MOST_KEY ? Ids.next().toString() : key;
        return verb + "-" + actor.account() + "-" + form;
    }

    private Going change(Actor actor, Subscription now, Wanted wanted, String price, String key)
            throws StripeException {
        Plan plan = plans.named(wanted.plan());
        boolean samePlan = now.plan().equals(wanted.plan()) && now.cycle() == wanted.cycle();
        if (samePlan && now.seats() == wanted.seats() && now.nextPlan() == null) {
            return new Going.Refused("This is the plan that you have.");
        }
        String message;
        if (samePlan) {
            changes.seats(now, price, wanted.seats(), key);
            message = "You have %d %s now; the difference stands on the next invoice."
                    .formatted(wanted.seats(), wanted.seats() == 1 ? "seat" : "seats");
        } else if (grows(now, plan, wanted)) {
            changes.upgrade(now, price, wanted.seats(), key);
            message = "You have " + plan.name() + " now.";
        } else {
            changes.downgrade(now, plan, price, wanted.seats());
            message = plan.name() + " begins when the paid period ends; until then nothing changes.";
        }
        sync.subscription(actor.account(), now.id());
        return new Going.Done(message);
    }

    /** To a larger plan, or from months to a year, at once; all else when the paid period ends. */
    private boolean grows(Subscription now, Plan wanted, Wanted how) {
        int before = plans.named(now.plan()).position();
        return wanted.position() > before
                || wanted.position() == before && now.cycle() == Cycle.MONTH && how.cycle() == Cycle.YEAR;
    }

    public Going buy(Actor actor, String pack, String key) {
        return plans.packs().stream()
                .filter(one -> one.lookupKey().equals(pack))
                .findFirst()
                .map(wanted -> asking(() -> new Going.To(changes.packCheckout(
                        account(actor), customer(actor), stripePrice(wanted.lookupKey()), wanted, "pack-" + key))))
                .orElseGet(() -> new Going.Refused("There is no such pack."));
    }

    /** Stripe's own pages for the way to pay, the billing address and the tax id. */
    public Going portal(Actor actor) {
        return asking(() -> new Going.To(changes.portal(customer(actor))));
    }

    public Going cancel(Actor actor, boolean cancel) {
        Optional<Subscription> living = reads.living();
        if (living.isEmpty()) {
            return new Going.Refused("There is no plan to change.");
        }
        return asking(() -> {
            changes.cancelAtEnd(living.get(), cancel);
            sync.subscription(actor.account(), living.get().id());
            return new Going.Done(
                    cancel
                            ? "Your plan is cancelled; it stays until the end of what is paid."
                            : "Your plan goes on as before.");
        });
    }

    /** Where invoices and mails about money go beside the owners. */
    public Going contact(Actor actor, String text) {
        Optional<EmailAddress> contact = EmailAddress.parse(text);
        if (contact.isEmpty()) {
            return new Going.Refused("expected an e-mail address such as books@example.com");
        }
        return asking(() -> {
            String customer = customer(actor);
            gateway.changeContact(customer, contact.get());
            sync.contact(actor.account(), customer);
            return new Going.Done("Invoices go to " + contact.get() + ".");
        });
    }

    /** Fetches everything again: after a visit to Stripe's pages, before the webhook is there. */
    public Going refresh(Actor actor, Optional<String> checkout) {
        return asking(() -> {
            sync.all(actor.account());
            return new Going.Done(checkout.isPresent() ? "Thank you. Your payment is with Stripe." : "");
        });
    }

    private Going asking(Asking asking) {
        if (!properties.configured()) {
            return new Going.Refused("Billing is not configured on this installation.");
        }
        try {
            return asking.ask();
        } catch (CardException declined) {
            return new Going.Refused(
                    "The bank did not accept the payment; nothing was changed. Update the way to pay.");
        } catch (StripeReading.NotOurs notSold) {
            LOG.error("what an account asked for cannot be sold: {}", notSold.getMessage());
            return new Going.Refused(
                    "This cannot be bought at the moment; nothing was changed. The operator has been told.");
        } catch (StripeException unreachable) {
            return new Going.Refused("Stripe did not do it ("
                    + unreachable.getClass().getSimpleName() + "); nothing was changed. Please try again in a minute.");
        }
    }

    private Account account(Actor actor) {
        return accounts.account(actor.account());
    }

    private String customer(Actor actor) throws StripeException {
        Optional<String> known = reads.customer(actor.account());
        if (known.isPresent()) {
            return known.get();
        }
        String made =
                gateway.makeCustomer(account(actor), accounts.user(actor.user()).email());
        sync.keepCustomer(actor.account(), made);
        return reads.customer(actor.account()).orElse(made);
    }

    private String price(Wanted wanted) throws StripeException {
        return stripePrice(plans.named(wanted.plan())
                .price(wanted.cycle())
                .orElseThrow(() -> new IllegalStateException("a plan that is sold has both prices"))
                .lookupKey());
    }

    private String stripePrice(String lookupKey) throws StripeException {
        StripeGateway.StripePrice price = gateway.prices(List.of(lookupKey)).get(lookupKey);
        if (price == null) {
            throw new StripeReading.NotOurs(
                    "Stripe has no active price with the lookup key " + lookupKey + ": make one in its dashboard");
        }
        return price.id();
    }
}
