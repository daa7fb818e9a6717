package org.leadnest.followups;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.cadence.Enrollment;
import org.leadnest.cadence.Signal;
import org.leadnest.kernel.Cursor;
import org.leadnest.messaging.Correspondence.Away;
import org.leadnest.messaging.Correspondence.Standing;

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

    /** Whether the person answered since it was enrolled. */
    boolean answeredIn(Standing standing) {
        Instant answered = standing.answeredAt();
        return answered != null && !answered.isBefore(enrolledAt);
    }

    /** What is committed already, whether or not its event has arrived. */
    List<Signal> objections(Standing standing, Instant now) {
        List<Signal> signals = new ArrayList<>();
        OptOuts.signal(standing.optedOut()).ifPresent(signals::add);
        Instant answered = standing.answeredAt();
        if (answered != null && !answered.isBefore(listensFrom)) {
            signals.add(new Signal.Replied());
        }
        Away away = standing.away();
        boolean back = away != null && answered != null && !answered.isBefore(away.saidAt());
        if (away != null && !back && away.until().isAfter(now) && holdsFor(away)) {
            signals.add(new Signal.AutoReplied(away.backOn()));
        }
        return signals;
    }

    /** Also for who was away before it began: they are not to get all at once. But a person's resumption is the last word. */
    private boolean holdsFor(Away away) {
        boolean resumed = !listensFrom.equals(enrolledAt);
        return !resumed || !away.saidAt().isBefore(listensFrom);
    }
}
