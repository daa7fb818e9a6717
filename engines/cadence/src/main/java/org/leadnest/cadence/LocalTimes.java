package org.leadnest.cadence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Local times that survive changes of daylight-saving time. A local time that a day skips means the first valid one after
 * it; a local time that a day has twice means the first of the two, and only that.
 */
public final class LocalTimes {

    private LocalTimes() {}

    /** The one instant that stands for this local time on this day. */
    public static Instant at(LocalDate day, LocalTime time, ZoneId zone) {
        var local = LocalDateTime.of(day, time);
        var change = zone.getRules().getTransition(local);
        if (change != null && change.isGap()) {
            return change.getInstant();
        }
        return local.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }

    /** The first instant at or after {@code from} that stands for this local time. */
    public static Instant next(LocalTime time, Instant from, ZoneId zone) {
        var day = from.atZone(zone).toLocalDate().minusDays(1);
        var instant = at(day, time, zone);
        while (instant.isBefore(from)) {
            day = day.plusDays(1);
            instant = at(day, time, zone);
        }
        return instant;
    }
}
