package org.leadnest.followups;

import java.time.Instant;
import java.util.UUID;

/**
 * One thread's way through what is due in an account, set by set: the next set begins behind the last, so that no claim reads
 * again what the ones before it took away. What is due behind its back waits for the next sweep. Not thread-safe.
 */
final class Sweep {
    private final int limit;
    private Instant due = Instant.EPOCH;
    private UUID id = new UUID(0, 0);

    /** @param limit how many make a set */
    Sweep(int limit) {
        this.limit = limit;
    }

    int limit() {
        return limit;
    }

    Instant due() {
        return due;
    }

    UUID id() {
        return id;
    }

    void pass(Run run) {
        Instant at = run.enrollment().due();
        if (at != null && (at.isAfter(due) || (at.equals(due) && behind(run.id())))) {
            due = at;
            id = run.id();
        }
    }

    /** As the database orders them. */
    private boolean behind(UUID other) {
        int high = Long.compareUnsigned(other.getMostSignificantBits(), id.getMostSignificantBits());
        return high > 0
                || (high == 0
                        && Long.compareUnsigned(other.getLeastSignificantBits(), id.getLeastSignificantBits()) > 0);
    }
}
