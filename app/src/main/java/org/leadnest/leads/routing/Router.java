package org.leadnest.leads.routing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Member;
import org.leadnest.kernel.UserId;
import org.leadnest.leads.AccountZone;
import org.leadnest.leads.Author;
import org.leadnest.leads.FiledInquiry;
import org.leadnest.leads.Inquiries;
import org.leadnest.leads.Inquiry;
import org.leadnest.leads.Lead;
import org.leadnest.leads.LeadEvent.InquiryFiled;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Leads;
import org.leadnest.leads.Owner;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Routes a live inquiry in the transaction that files it: no lead is ever there and not yet anybody's. */
@Component
class Router {
    static final Author AUTHOR = Author.system("Routing");

    private final RuleStore rules;
    private final RoutingStore store;
    private final Watches watches;
    private final Leads leads;
    private final Inquiries inquiries;
    private final Letters letters;
    private final Surroundings surroundings;

    Router(
            RuleStore rules,
            RoutingStore store,
            Watches watches,
            Leads leads,
            Inquiries inquiries,
            Letters letters,
            Surroundings surroundings) {
        this.rules = rules;
        this.store = store;
        this.watches = watches;
        this.leads = leads;
        this.inquiries = inquiries;
        this.letters = letters;
        this.surroundings = surroundings;
    }

    /** Time, zone and members of the account. */
    @Component
    static final class Surroundings {
        private final AccountZone zones;
        private final Accounts accounts;
        private final InstantSource clock;

        Surroundings(AccountZone zones, Accounts accounts, InstantSource clock) {
            this.zones = zones;
            this.accounts = accounts;
            this.clock = clock;
        }

        Instant now() {
            return clock.instant();
        }

        List<Member> members() {
            return accounts.members(Tenancy.required());
        }

        Occasion occasion(Lead lead, FiledInquiry filed) {
            Inquiry.Home home = filed.inquiry().home();
            return new Occasion(
                    filed.source() == null && lead.source() != null
                            ? lead.source().name()
                            : filed.source(),
                    home == null ? null : home.city(),
                    home == null || home.state() == null ? lead.state() : home.state(),
                    home == null || home.postalCode() == null ? lead.postalCode() : home.postalCode(),
                    home == null ? null : home.price(),
                    filed.inquiry().language(),
                    now().atZone(zones.current()).toLocalDateTime());
        }
    }

    @EventListener
    void on(InquiryFiled event) {
        if (event.live()) {
            Lead lead = leads.find(new LeadId(event.lead())).orElseThrow();
            FiledInquiry filed = inquiries.find(event.inquiry()).orElseThrow();
            route(lead, filed);
        }
    }

    private void route(Lead lead, FiledInquiry filed) {
        List<Member> members = surroundings.members();
        if (lead.owner() != null) {
            keep(lead, filed, lead.owner(), members);
            return;
        }
        if (members.size() == 1) {
            give(lead, filed, members.getFirst().user(), members.getFirst().name());
            return;
        }
        rules.lock();
        Decision decision = Deciding.decide(rules.all(), surroundings.occasion(lead, filed), store.shifts());
        switch (decision) {
            case Decision.Give give -> give(lead, filed, give);
            case Decision.Offer offer -> offer(lead, filed, offer);
            case Decision.Pond pond -> pond(lead, filed, pond);
        }
    }

    /**
     * A lead that comes again stays with its agent, and is waited for by the first rule that it fits. While the agent is away the
     * owners and admins are told at once.
     */
    private void keep(Lead lead, FiledInquiry filed, Owner owner, List<Member> members) {
        Occasion occasion = surroundings.occasion(lead, filed);
        boolean asks = filed.inquiry().type().asks();
        Optional<RoutingRule> rule = asks ? Deciding.fitting(rules.all(), occasion) : Optional.empty();
        Optional<String> away = asks && members.size() > 1
                ? store.shifts().getOrDefault(owner.id().value(), Shift.ALWAYS).refusal(occasion.at())
                : Optional.empty();
        List<String> steps = new ArrayList<>();
        steps.add("The lead belongs to " + owner.name() + " already.");
        away.ifPresent(why -> steps.add(owner.name() + " " + why + ": the owners and admins are told."));
        log(
                lead,
                filed,
                rule.map(RoutingRule::id).orElse(null),
                "KEPT",
                owner.id().value(),
                "Stays with " + owner.name(),
                steps,
                away.isPresent());
        rule.ifPresent(one -> watches.answerAgain(lead.id(), filed.id(), one));
        letters.cameAgain(lead, filed, owner.id());
        if (away.isPresent()) {
            letters.unanswered(lead, members, LetterWords.Waiting.AWAY);
        }
    }

    private void give(Lead lead, FiledInquiry filed, UserId only, String name) {
        leads.assign(lead.id(), only, AUTHOR);
        log(lead, filed, null, "ASSIGNED", only.value(), "To " + name, List.of("There is nobody else."), false);
    }

    private void give(Lead lead, FiledInquiry filed, Decision.Give give) {
        RoutingRule rule = give.rule();
        if (rule.action() == RoutingRule.Action.ROUND_ROBIN) {
            List<RoutingRule.Candidate> able =
                    Deciding.others(rule, new UUID(0, 0), surroundings.occasion(lead, filed), store.shifts());
            rules.credit(rule.id(), Turns.next(able).credits());
        }
        leads.assign(lead.id(), new UserId(give.agent().user()), AUTHOR);
        log(
                lead,
                filed,
                rule.id(),
                "ASSIGNED",
                give.agent().user(),
                "To " + give.agent().name(),
                give.steps(),
                give.fellThrough());
        watches.end(lead.id());
        watches.answer(lead.id(), filed.id(), rule);
    }

    private void offer(Lead lead, FiledInquiry filed, Decision.Offer offer) {
        Instant now = surroundings.now();
        Instant until = now.plus(Duration.ofMinutes(offer.rule().claimMinutes()));
        List<UUID> users =
                offer.agents().stream().map(RoutingRule.Candidate::user).toList();
        store.offer(lead.id(), filed.id(), offer.rule().id(), users, now, until);
        log(
                lead,
                filed,
                offer.rule().id(),
                "OFFERED",
                null,
                "Offered to " + users.size(),
                offer.steps(),
                offer.fellThrough());
        watches.claim(lead.id(), filed.id(), offer.rule().id(), until);
        users.forEach(user ->
                letters.offered(lead, filed, new UserId(user), offer.rule().claimMinutes()));
    }

    private void pond(Lead lead, FiledInquiry filed, Decision.Pond pond) {
        store.offer(lead.id(), filed.id(), pond.ruleId(), List.of(), surroundings.now(), null);
        log(lead, filed, pond.ruleId(), "POND", null, "Into the pond", pond.steps(), pond.fellThrough());
        if (pond.fellThrough()) {
            letters.fellThrough(lead, surroundings.members());
        }
    }

    /** Something is due for the lead: an offer that nobody took, or an inquiry that nobody answered. */
    void escalate(EscalationStore.Due due) {
        Optional<Lead> found = leads.find(due.lead());
        Optional<FiledInquiry> filed = inquiries.find(due.inquiry());
        if (found.isEmpty() || filed.isEmpty()) {
            return;
        }
        if (found.get().owner() == null) {
            expire(found.get(), filed.get());
        } else if (filed.get().contactedAt() == null) {
            Optional.ofNullable(due.rule())
                    .flatMap(rules::find)
                    .filter(rule -> rule.answerMinutes() != null)
                    .ifPresent(rule -> escalate(found.get(), filed.get(), rule));
        }
    }

    private void expire(Lead lead, FiledInquiry filed) {
        if (store.unclaimed(lead.id()).filter(one -> one.until() != null).isPresent()) {
            store.offer(lead.id(), filed.id(), null, List.of(), surroundings.now(), null);
            log(lead, filed, null, "POND", null, "Into the pond", List.of("Nobody claimed it in time."), false);
            letters.unanswered(lead, surroundings.members(), LetterWords.Waiting.UNCLAIMED);
        }
    }

    private void escalate(Lead lead, FiledInquiry filed, RoutingRule rule) {
        UserId owner = Objects.requireNonNull(lead.owner()).id();
        String late = lead.owner().name() + " did not answer within " + rule.answerMinutes() + " minutes.";
        switch (rule.escalation()) {
            case NEXT -> {
                rules.lock();
                List<RoutingRule.Candidate> others =
                        Deciding.others(rule, owner.value(), surroundings.occasion(lead, filed), store.shifts());
                if (others.isEmpty()) {
                    tellOwners(lead, filed, rule, late + " Nobody else of the rule can take it.");
                } else {
                    Turns.Turn turn = Turns.next(others);
                    rules.credit(rule.id(), turn.credits());
                    leads.assign(lead.id(), new UserId(turn.chosen().user()), AUTHOR);
                    log(
                            lead,
                            filed,
                            rule.id(),
                            "ESCALATED",
                            turn.chosen().user(),
                            "On to " + turn.chosen().name(),
                            List.of(late),
                            false);
                    watches.answer(lead.id(), filed.id(), rule);
                }
            }
            case POND -> {
                store.offer(lead.id(), filed.id(), rule.id(), List.of(), surroundings.now(), null);
                leads.assign(lead.id(), null, AUTHOR);
                log(lead, filed, rule.id(), "ESCALATED", null, "Into the pond", List.of(late), false);
            }
            case OWNERS -> tellOwners(lead, filed, rule, late);
        }
    }

    private void tellOwners(Lead lead, FiledInquiry filed, RoutingRule rule, String why) {
        log(
                lead,
                filed,
                rule.id(),
                "ESCALATED",
                lead.owner() == null ? null : lead.owner().id().value(),
                "Owners told",
                List.of(why),
                false);
        letters.unanswered(lead, surroundings.members(), LetterWords.Waiting.UNANSWERED);
    }

    private void log(
            Lead lead,
            FiledInquiry filed,
            @org.jspecify.annotations.Nullable UUID rule,
            String outcome,
            @org.jspecify.annotations.Nullable UUID owner,
            String summary,
            List<String> steps,
            boolean fellThrough) {
        store.log(
                new RoutingStore.Line(lead.id(), filed.id(), rule, outcome, owner, summary, steps, fellThrough),
                surroundings.now());
    }
}
