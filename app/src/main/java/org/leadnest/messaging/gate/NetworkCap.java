package org.leadnest.messaging.gate;

import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * One dated rule row: how many segments a day a network takes from a 10DLC brand.
 *
 * @param tier of the brand, in the words of the networks: {@code LOW}, {@code LOW_MID}, {@code HIGH_MID}, {@code TOP}
 * @param zone whose midnight begins a day
 */
public record NetworkCap(
        String network,
        String tier,
        int most,
        ZoneId zone,
        String source,
        LocalDate effectiveFrom,
        @Nullable LocalDate until) {

    public boolean inForceOn(LocalDate day) {
        return !day.isBefore(effectiveFrom) && (until == null || day.isBefore(until));
    }
}
