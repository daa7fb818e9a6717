package org.leadnest.cadence;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One dated rule row: this day of each year is a holiday. One that falls on a Saturday is kept on the Friday before it (5 USC
 * 6103(b)(1)), on a Sunday on the Monday after it (Executive Order 11582, section 3(a)).
 *
 * @param from the first day that it can fall on
 * @param until the first day on which the row is no longer in force
 */
public record Holiday(
        String name, Day day, LocalDate from, @Nullable LocalDate until) {

    /** Which day of a year. */
    public sealed interface Day {
        LocalDate in(int year);

        record Fixed(MonthDay day) implements Day {
            @Override
            public LocalDate in(int year) {
                return day.atYear(year);
            }
        }

        /** @param nth from 1 */
        record Nth(Month month, DayOfWeek weekday, int nth) implements Day {
            @Override
            public LocalDate in(int year) {
                return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(nth, weekday));
            }
        }

        record Last(Month month, DayOfWeek weekday) implements Day {
            @Override
            public LocalDate in(int year) {
                return LocalDate.of(year, month, 1).with(TemporalAdjusters.lastInMonth(weekday));
            }
        }
    }

    /** The days on which the holidays of these years are kept; the first may lie at the end of the year before. */
    public static Set<LocalDate> kept(List<Holiday> holidays, int firstYear, int lastYear) {
        return IntStream.rangeClosed(firstYear, lastYear)
                .boxed()
                .flatMap(year -> holidays.stream().flatMap(holiday -> holiday.keptIn(year).stream()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The day on which it is kept for this year; empty when it is not in force. */
    public Optional<LocalDate> keptIn(int year) {
        var date = day.in(year);
        var inForce = !date.isBefore(from) && (until == null || date.isBefore(until));
        return inForce ? Optional.of(observed(date)) : Optional.empty();
    }

    private static LocalDate observed(LocalDate date) {
        return switch (date.getDayOfWeek()) {
            case SATURDAY -> date.minusDays(1);
            case SUNDAY -> date.plusDays(1);
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> date;
        };
    }
}
