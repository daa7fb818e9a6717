package org.leadnest.cadence;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One lead's run through one sequence version.
 *
 * @param step index of the next step; never goes down
 * @param moment the moment that the next step's delay counts from: enrolment, then each step's own; never goes back
 * @param due when the engine wants a {@link Signal.Due}: the next step's moment, the end of a hold, the expiry of a question
 */
public record Enrollment(
        UUID id,
        UUID versionId,
        Status status,
        int step,
        Instant moment,
        @Nullable Instant due,
        @Nullable ExitReason exit) {

    public Enrollment {
        if ((status == Status.EXITED) != (exit != null)) {
            throw new IllegalArgumentException("Exactly an exited enrollment has an exit reason: " + status);
        }
        if (status == Status.ACTIVE && due == null) {
            throw new IllegalArgumentException("An active enrollment is due at some instant");
        }
    }

    public static Enrollment begin(UUID id, SequencePlan plan, Instant enrolledAt) {
        return new Enrollment(id, plan.versionId(), Status.NEW, 0, enrolledAt, null, null);
    }

    /** Whether a {@link Signal.Due} at this instant would do something. */
    public boolean isDue(Instant now) {
        return due != null && !now.isBefore(due);
    }

    public boolean ended() {
        return status == Status.COMPLETED || status == Status.EXITED;
    }

    Enrollment under(UUID version, int next) {
        return new Enrollment(id, version, status, next, moment, due, exit);
    }

    Enrollment active(int next, Instant from, Instant nextDue) {
        return new Enrollment(id, versionId, Status.ACTIVE, next, from, nextDue, null);
    }

    Enrollment asking(@Nullable Instant expiry) {
        return new Enrollment(id, versionId, Status.ASKING, step, moment, expiry, null);
    }

    Enrollment held(@Nullable Instant until) {
        return new Enrollment(id, versionId, Status.HELD, step, moment, until, null);
    }

    Enrollment completed(int end, Instant from) {
        return new Enrollment(id, versionId, Status.COMPLETED, end, from, null, null);
    }

    Enrollment exited(ExitReason reason) {
        return new Enrollment(id, versionId, Status.EXITED, step, moment, null, reason);
    }
}
