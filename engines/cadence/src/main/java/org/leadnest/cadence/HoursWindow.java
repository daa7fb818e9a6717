package org.leadnest.cadence;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * One dated rule row: on this weekday, messages may arrive from {@code from} until before {@code to}, in local time. A
 * jurisdiction that has rows in force allows nothing outside them.
 *
 * @param jurisdiction "US" for the federal rule, "US-FL" and the like for a state's stricter one
 * @param to midnight means the end of the day
 * @param until the first day on which the row is no longer in force
 */
public record HoursWindow(
        String jurisdiction,
        DayOfWeek weekday,
        LocalTime from,
        LocalTime to,
        LocalDate effectiveFrom,
        @Nullable LocalDate until) {

    public HoursWindow {
        if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
            throw new IllegalArgumentException("A window must begin before it ends: " + from + " to " + to);
        }
    }

    boolean inForceOn(LocalDate day) {
        return !day.isBefore(effectiveFrom) && (until == null || day.isBefore(until));
    }

    boolean contains(LocalTime time) {
        return !time.isBefore(from) && (to.equals(LocalTime.MIDNIGHT) || time.isBefore(to));
    }
}
