package org.leadnest.followups;

import java.util.List;
import org.leadnest.leads.LeadEvent;
import org.leadnest.listings.ListingEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What sets triggers off: heard in the transaction in which it happens. */
@Component
class TriggerListeners {
    private final Triggers triggers;

    TriggerListeners(Triggers triggers) {
        this.triggers = triggers;
    }

    @EventListener
    void on(LeadEvent.LeadCaptured captured) {
        String source = captured.source() == null ? "" : captured.source();
        triggers.happened(Trigger.Kind.CAPTURED, source, List.of(captured.lead()), "captured");
    }

    @EventListener
    void on(LeadEvent.InquiryFiled filed) {
        if (filed.live()) {
            triggers.happened(
                    Trigger.Kind.INQUIRY,
                    filed.type().label(),
                    List.of(filed.lead()),
                    filed.inquiry().toString(),
                    filed.listing());
        }
    }

    /** Back in a stage or under a tag is another occasion, so it has an id of its own. */
    @EventListener
    void on(LeadEvent.LeadsMoved moved) {
        triggers.happened(Trigger.Kind.STAGE, moved.to(), moved.leads(), occasion());
    }

    @EventListener
    void on(LeadEvent.LeadsTagged tagged) {
        triggers.happened(Trigger.Kind.TAG, tagged.tag(), tagged.leads(), occasion());
    }

    @EventListener
    void on(LeadEvent.FormSubmitted sent) {
        triggers.happened(Trigger.Kind.FORM, sent.form().toString(), List.of(sent.lead()), occasion());
    }

    @EventListener
    void on(ListingEvent.ListingPriceChanged changed) {
        triggers.priceChanged(changed.listing().value(), changed.at());
    }

    private static String occasion() {
        return org.leadnest.kernel.Ids.next().toString();
    }
}
