package org.leadnest.photos;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A line of the ledger: who asked for an alteration, what came of it, and when it was taken back. */
public record AlterationEntry(
        PhotoId photo,
        Alteration alteration,
        Outcome outcome,
        String by,
        Instant at,
        @Nullable Instant endedAt) {
    /**
     * REFUSED: what was to be altered could not be told with certainty, so nothing was, or no picture came. BLOCKED: one
     * came that does not show the same building.
     */
    public enum Outcome {
        ASKED,
        DONE,
        REFUSED,
        BLOCKED
    }
}
