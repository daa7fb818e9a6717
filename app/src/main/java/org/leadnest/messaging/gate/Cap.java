package org.leadnest.messaging.gate;

import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One dated rule row: at most so many commercial messages to one person within a time. */
public record Cap(
        String jurisdiction,
        int most,
        Duration within,
        String source,
        LocalDate effectiveFrom,
        @Nullable LocalDate until) {

    public boolean inForceOn(LocalDate day) {
        return !day.isBefore(effectiveFrom) && (until == null || day.isBefore(until));
    }
}
