package org.leadnest.followups;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.cadence.ExitReason;
import org.leadnest.cadence.Status;

/**
 * An enrollment as the API answers it.
 *
 * @param currentStep index of the step that comes next, from 0; the number of steps when all are done
 * @param waitingFor why nothing goes out although something was due; absent when nothing is in the way
 */
record EnrollmentJson(
        UUID id,
        UUID leadId,
        UUID sequenceId,
        int sequenceVersion,
        Status status,
        int currentStep,
        @Nullable Instant nextDueAt,
        @Nullable ExitReason exitReason,
        @Nullable Waiting waitingFor,
        Instant enrolledAt,
        @Nullable Instant endedAt) {

    static EnrollmentJson of(Run run, @Nullable Waiting waiting) {
        return new EnrollmentJson(
                run.id(),
                run.lead(),
                run.sequence().value(),
                run.version(),
                run.enrollment().status(),
                run.enrollment().step(),
                run.enrollment().due(),
                run.enrollment().exit(),
                waiting,
                run.enrolledAt(),
                run.endedAt());
    }
}
