package org.leadnest.followups;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A step that asks first.
 *
 * @param step its index, from 0: name it with the answer
 * @param text as it would be sent, or the address that would be called
 * @param expiresAt when it is passed over without an answer
 * @param problem why its text cannot be filled in
 */
@Schema(name = "Approval")
record ApprovalJson(
        UUID enrollmentId,
        UUID leadId,
        UUID sequenceId,
        int step,
        StepChannel channel,
        String subject,
        String text,
        @Nullable Instant expiresAt,
        @Nullable String problem) {

    static ApprovalJson of(Approvals.Question question) {
        Run run = question.run();
        return new ApprovalJson(
                run.id(),
                run.lead(),
                run.sequence().value(),
                run.enrollment().step(),
                question.channel(),
                question.subject(),
                question.text(),
                run.enrollment().due(),
                question.problem().orElse(null));
    }
}
