package org.leadnest.cadence;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/**
 * Which days are business days: Monday to Friday, but for these holidays.
 *
 * @param holidays days on which nobody is at work, as far ahead as anything is counted
 */
public record WorkDays(Set<LocalDate> holidays) {
    /** Monday to Friday. */
    public static final WorkDays WEEKDAYS = new WorkDays(Set.of());

    public WorkDays {
        holidays = Set.copyOf(holidays);
    }

    public boolean has(LocalDate day) {
        return day.getDayOfWeek().getValue() < DayOfWeek.SATURDAY.getValue() && !holidays.contains(day);
    }

    /** Counts business days; 0 moves a day that is none to the next one that is. */
    public LocalDate plus(LocalDate day, int days) {
        var result = day;
        for (var left = days; left > 0; left--) {
            result = onOrAfter(result.plusDays(1));
        }
        return onOrAfter(result);
    }

    LocalDate onOrAfter(LocalDate day) {
        var result = day;
        while (!has(result)) {
            result = result.plusDays(1);
        }
        return result;
    }
}
