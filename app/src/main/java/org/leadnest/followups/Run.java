package org.leadnest.followups;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.cadence.Enrollment;
import org.leadnest.kernel.Cursor;

/**
 * An enrollment with whom it is about.
 *
 * @param version number of the sequence's version that it keeps
 * @param listensFrom from when on an answer of the person ends or pauses it: enrolment, or the last resumption
 * @param problem why a person has to look at it, in words; absent when nobody has to
 */
public record Run(
        Enrollment enrollment,
        SequenceId sequence,
        String sequenceName,
        int version,
        UUID lead,
        @Nullable String problem,
        Instant listensFrom,
        Instant enrolledAt,
        String enrolledBy,
        @Nullable Instant endedAt) {

    public UUID id() {
        return enrollment.id();
    }

    Run with(Enrollment next, @Nullable String trouble, @Nullable Instant ended) {
        return new Run(
                next, sequence, sequenceName, version, lead, trouble, listensFrom, enrolledAt, enrolledBy, ended);
    }

    Run listeningFrom(Instant from) {
        return new Run(
                enrollment, sequence, sequenceName, version, lead, problem, from, enrolledAt, enrolledBy, endedAt);
    }

    Cursor place() {
        return new Cursor(enrolledAt.toString(), id());
    }
}
