package org.leadnest.leads.scoring;

import java.util.List;
import org.leadnest.leads.LeadEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What changes a score at once, in the transaction in which it happens. */
@Component
class ScoreListeners {
    private final Scores scores;

    ScoreListeners(Scores scores) {
        this.scores = scores;
    }

    @EventListener
    void on(LeadEvent.LeadCaptured captured) {
        scores.rescore(List.of(captured.lead()));
    }

    @EventListener
    void on(LeadEvent.InquiryFiled filed) {
        scores.rescore(List.of(filed.lead()));
    }

    @EventListener
    void on(LeadEvent.LeadsMerged merged) {
        scores.rescore(List.of(merged.kept()));
    }
}
