package org.leadnest.leads.routing;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.leadnest.accounts.Actor;
import org.leadnest.leads.Author;
import org.leadnest.leads.Lead;
import org.leadnest.leads.LeadEvent.LeadAssigned;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Leads;
import org.leadnest.leads.LeadsLeft;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The verbs over leads that nobody owns yet. */
@Service
class Claims {
    private static final int MOST = 200;

    private final RoutingStore store;
    private final Watches watches;
    private final Leads leads;
    private final InstantSource clock;

    Claims(RoutingStore store, Watches watches, Leads leads, InstantSource clock) {
        this.store = store;
        this.watches = watches;
        this.leads = leads;
        this.clock = clock;
    }

    /** What a claim came to. */
    sealed interface Claim {
        record Yours() implements Claim {}

        /** Somebody was faster. */
        record Taken(String by) implements Claim {}

        /** It is offered to others, and not in the pond yet. */
        record NotYours() implements Claim {}

        record Missing() implements Claim {}
    }

    /** The longest waiting first, at most 200. */
    @Transactional(readOnly = true)
    List<RoutingStore.Unclaimed> waiting() {
        return store.unclaimed(MOST);
    }

    @Transactional(readOnly = true)
    Optional<RoutingStore.Unclaimed> waiting(LeadId lead) {
        return store.unclaimed(lead);
    }

    /** Of several who claim at once, one has it. */
    @Transactional
    Claim claim(LeadId id, Actor actor) {
        Optional<Lead> lead = leads.find(id);
        Optional<RoutingStore.Unclaimed> waiting = store.unclaimed(id);
        if (lead.isEmpty()) {
            return new Claim.Missing();
        }
        if (waiting.isPresent() && !waiting.get().open(actor.user())) {
            return new Claim.NotYours();
        }
        Optional<RoutingStore.Taken> taken = waiting.isEmpty() ? Optional.empty() : store.take(id);
        Optional<Lead> now = leads.find(id);
        if (taken.isEmpty() || now.map(Lead::owner).isPresent()) {
            return now.map(Lead::owner)
                    .<Claim>map(owner ->
                            owner.id().equals(actor.user()) ? new Claim.Yours() : new Claim.Taken(owner.name()))
                    .orElseGet(Claim.Missing::new);
        }
        leads.assign(id, actor.user(), Author.of(actor));
        watches.handedOn(id, taken.get().inquiry(), taken.get().rule());
        store.log(
                new RoutingStore.Line(
                        id,
                        taken.get().inquiry(),
                        taken.get().rule(),
                        "CLAIMED",
                        actor.user().value(),
                        "Claimed by " + actor.name(),
                        List.of(),
                        false),
                clock.instant());
        return new Claim.Yours();
    }

    /**
     * Whoever gives the lead to somebody, by hand too, ends its wait and begins the time for an answer; whoever takes it from
     * everybody puts it into the pond.
     */
    @EventListener
    void on(LeadAssigned event) {
        LeadId lead = new LeadId(event.lead());
        if (event.owner() != null) {
            Optional<RoutingStore.Taken> taken = store.take(lead);
            watches.handedOn(
                    lead,
                    taken.map(RoutingStore.Taken::inquiry).orElse(null),
                    taken.map(RoutingStore.Taken::rule).orElse(null));
        } else if (store.pond(lead, clock.instant())) {
            watches.end(lead);
            store.log(
                    new RoutingStore.Line(
                            lead,
                            null,
                            null,
                            "POND",
                            null,
                            "Into the pond",
                            List.of("It was taken from its agent and given to nobody."),
                            false),
                    clock.instant());
        }
    }

    @EventListener
    void on(LeadsLeft event) {
        String step = event.left() + " left the account.";
        if (event.heirName() == null) {
            store.left(event.leads(), "POND", null, "Into the pond", step, clock.instant());
        } else {
            store.left(event.leads(), "ASSIGNED", event.heir(), "To " + event.heirName(), step, clock.instant());
        }
    }
}
