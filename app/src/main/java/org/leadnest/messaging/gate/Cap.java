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

    /** Whether it is asked for people in that jurisdiction. */
    boolean binds(String place) {
        return jurisdiction.equals(OwnRule.EVERYWHERE) || jurisdiction.equals(place);
    }

    /** Where it binds, in words. */
    String words() {
        return jurisdiction.equals(OwnRule.EVERYWHERE) ? "your own cap" : jurisdiction;
    }

    public boolean inForceOn(LocalDate day) {
        return !day.isBefore(effectiveFrom) && (until == null || day.isBefore(until));
    }
}
