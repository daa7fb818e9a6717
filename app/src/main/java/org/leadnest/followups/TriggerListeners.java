package org.leadnest.followups;

import java.util.List;
import java.util.UUID;
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
        triggers.happened(Trigger.Kind.CAPTURED, source, one(captured), "captured");
    }

    @EventListener
    void on(LeadEvent.InquiryFiled filed) {
        if (filed.live()) {
            triggers.happened(
                    Trigger.Kind.INQUIRY,
                    filed.type().label(),
                    one(filed),
                    filed.inquiry().toString());
        }
    }

    /** Back in a stage or under a tag is another occasion, so it has an id of its own. */
    @EventListener
    void on(LeadEvent.StageChanged changed) {
        triggers.happened(Trigger.Kind.STAGE, changed.to(), one(changed), occasion());
    }

    @EventListener
    void on(LeadEvent.LeadTagged tagged) {
        triggers.happened(Trigger.Kind.TAG, tagged.tag(), one(tagged), occasion());
    }

    @EventListener
    void on(LeadEvent.FormSubmitted sent) {
        triggers.happened(Trigger.Kind.FORM, sent.form().toString(), one(sent), occasion());
    }

    @EventListener
    void on(ListingEvent.ListingPriceChanged changed) {
        triggers.priceChanged(changed.listing().value(), changed.at());
    }

    private static List<UUID> one(LeadEvent event) {
        return List.of(event.lead());
    }

    private static String occasion() {
        return org.leadnest.kernel.Ids.next().toString();
    }
}
