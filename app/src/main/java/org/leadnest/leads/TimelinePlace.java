package org.leadnest.leads;

import java.time.Instant;
import java.util.UUID;

/** A place in a timeline: what stands strictly before it (older, or as old with a smaller id) is asked for. */
public record TimelinePlace(Instant at, UUID id) {
    /** Everything is older than this. */
    public static final TimelinePlace NEWEST =
            new TimelinePlace(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1L, -1L));
}
