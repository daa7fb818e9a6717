package org.leadnest.followups;

import java.time.Instant;
import java.util.function.Predicate;
import org.leadnest.cadence.Signal;

/**
 * What happened to a lead elsewhere. It may be told late, or again: a run that began after it is another story.
 *
 * @param at when it happened
 * @param reason why messages that wait are taken back, in words
 * @param concerned which plans it concerns
 */
record Occurrence(Signal signal, Instant at, String reason, Predicate<Exits> concerned) {

    static Occurrence of(Signal signal, Instant at, String reason) {
        return new Occurrence(signal, at, reason, exits -> true);
    }

    /** An answer counts from when the run listens, and so does one of that very moment; all else after enrolment. */
    boolean concerns(Run run) {
        boolean answer = signal instanceof Signal.Replied || signal instanceof Signal.AutoReplied;
        return answer ? !run.listensFrom().isAfter(at) : run.enrolledAt().isBefore(at);
    }
}
