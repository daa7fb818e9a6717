package org.leadnest.followups;

import org.leadnest.leads.LeadConsents;
import org.leadnest.leads.LeadEvent;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Consents;
import org.leadnest.messaging.Evidence;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What somebody agreed to on a form stands in messaging's ledger as well, from the same commit on: a text that the form sets
 * off finds it there, and an earlier opt-out is lifted by it.
 */
@Component
class AgreedAtIntake {
    private final LeadConsents agreed;
    private final Consents consents;

    AgreedAtIntake(LeadConsents agreed, Consents consents) {
        this.agreed = agreed;
        this.consents = consents;
    }

    @EventListener
    void on(LeadEvent.ConsentGiven given) {
        agreed.evidence(given.evidence())
                .ifPresent(one -> consents.give(
                        given.lead(),
                        Channel.valueOf(one.channel()),
                        new Evidence(
                                one.source(),
                                one.wording(),
                                one.version(),
                                one.address() == null ? "" : one.address(),
                                "leads/" + one.id())));
    }
}
