package org.leadnest.followups;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits for a person's word.
 *
 * @param count of all, shown here or not
 */
public record ApprovalsPage(
        List<Card> cards,
        String count,
        @Nullable String nextHref,
        @Nullable String firstHref) {

    /**
     * @param expires when it is passed over without an answer; empty when it waits for ever
     * @param problem why its text cannot be filled in; empty when it can
     */
    public record Card(
            String enrollment,
            String lead,
            String leadUrl,
            String sequence,
            String sequenceUrl,
            int step,
            String label,
            String icon,
            String subject,
            String text,
            String expires,
            String problem) {}

    static Card card(Approvals.Question question, ZoneId zone) {
        Run run = question.run();
        Instant due = run.enrollment().due();
        return new Card(
                run.id().toString(),
                question.person().shown(),
                "/app/leads/" + run.lead(),
                run.sequenceName(),
                "/app/sequences/" + run.sequence(),
                run.enrollment().step(),
                "Step " + (run.enrollment().step() + 1) + ", "
                        + question.channel().label(),
                question.channel().icon(),
                question.subject(),
                question.text(),
                due == null ? "" : RunView.time(due, zone),
                question.problem().orElse(""));
    }
}
