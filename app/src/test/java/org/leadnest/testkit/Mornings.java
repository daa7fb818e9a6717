package org.leadnest.testkit;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.stream.Stream;
import org.leadnest.platform.time.ServiceClock;

/** Moves the service's clock to a legal hour for a message to New York, whenever a test runs. */
public final class Mornings {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final int HOUR = 10;
    private static final int FRIDAY = 5;
    /** Kept the day before or after where they fall on a weekend. */
    private static final Set<MonthDay> FIXED =
            Set.of(MonthDay.of(1, 1), MonthDay.of(6, 19), MonthDay.of(7, 4), MonthDay.of(11, 11), MonthDay.of(12, 25));

    private Mornings() {}

    /** The next time that it is past ten in the morning; always forward. */
    public static void next(ServiceClock clock) {
        ZonedDateTime day = clock.instant().atZone(NEW_YORK).plusHours(1);
        while (day.getHour() != HOUR) {
            day = day.plusHours(1);
        }
        clock.advance(Duration.between(clock.instant(), day.toInstant()));
    }

    /** As {@link #next}, on a day from Monday to Friday. */
    public static void nextOfAWorkday(ServiceClock clock) {
        do {
            next(clock);
        } while (clock.instant().atZone(NEW_YORK).getDayOfWeek().getValue() > FRIDAY);
    }

    /** "29 days left" of a month that begins now, which counts at most 30 days, and more; in February it is shorter. */
    public static String left(ServiceClock clock, int more) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), NEW_YORK);
        return Math.min(30, ChronoUnit.DAYS.between(today, today.plusMonths(1))) - 1 + more + " days left";
    }

    /** Whether a federal holiday, or the day on which it is kept, lies on one of the ten days from this one. */
    public static boolean holidayNear(LocalDate day) {
        return day.datesUntil(day.plusDays(10)).anyMatch(Mornings::holiday);
    }

    private static boolean holiday(LocalDate day) {
        int week = (day.getDayOfMonth() - 1) / 7 + 1;
        boolean ofMonday = day.getDayOfWeek() == DayOfWeek.MONDAY
                && switch (day.getMonth()) {
                    case JANUARY, FEBRUARY -> week == 3;
                    case MAY -> day.getDayOfMonth() > 24;
                    case SEPTEMBER -> week == 1;
                    case OCTOBER -> week == 2;
                    default -> false;
                };
        boolean thanksgiving =
                day.getDayOfWeek() == DayOfWeek.THURSDAY && day.getMonth() == Month.NOVEMBER && week == 4;
        return ofMonday
                || thanksgiving
                || Stream.of(day.minusDays(1), day, day.plusDays(1))
                        .map(MonthDay::from)
                        .anyMatch(FIXED::contains);
    }
}
