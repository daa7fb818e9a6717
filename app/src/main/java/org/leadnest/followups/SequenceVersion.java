package org.leadnest.followups;

import java.time.Instant;

/** A version of a sequence in its history. */
record SequenceVersion(Sequence sequence, Made made) {

    /** @param running leads that run through it now */
    record Made(Instant at, String by, long running) {}
}
