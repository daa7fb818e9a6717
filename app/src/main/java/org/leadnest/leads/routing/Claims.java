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
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The verbs over leads that nobody owns yet. */
@Service
class Claims {
    private static final int MOST = 200;

    private final RoutingStore store;
    private final Leads leads;
    private final InstantSource clock;

    Claims(RoutingStore store, Leads leads, InstantSource clock) {
        this.store = store;
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
        if (waiting.isEmpty() || !store.take(id)) {
            return leads.find(id)
                    .map(Lead::owner)
                    .<Claim>map(owner ->
                            owner.id().equals(actor.user()) ? new Claim.Yours() : new Claim.Taken(owner.name()))
                    .orElseGet(Claim.Missing::new);
        }
        leads.assign(id, actor.user(), Author.of(actor));
        store.log(
                new RoutingStore.Line(
                        id,
                        waiting.get().inquiry(),
                        waiting.get().rule(),
                        "CLAIMED",
                        actor.user().value(),
                        "Claimed by " + actor.name(),
                        List.of(),
                        false),
                clock.instant());
        return new Claim.Yours();
    }

    /** Whoever gives the lead to somebody, by hand too, ends its wait. */
    @EventListener
    void on(LeadAssigned event) {
        if (event.owner() != null) {
            store.take(new LeadId(event.lead()));
        }
    }
}
