package org.leadnest.support;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.List;

/**
 * By when an answer is due. Everybody is promised one business day, so a low priority only moves a request down the queue; a
 * high one is due after four hours of the office at the latest, which is open from 9 to 17 in New York from Monday to Friday.
 */
final class AnswerClock {
    static final ZoneId OFFICE = ZoneId.of("America/New_York");

    private static final LocalTime OPENS = LocalTime.of(9, 0);
    private static final LocalTime CLOSES = LocalTime.of(17, 0);
    private static final Duration HIGH = Duration.ofHours(4);

    private AnswerClock() {}

    static Instant due(Ticket.Priority priority, Instant since) {
        return switch (priority) {
            case HIGH -> Collections.min(List.of(afterOfficeHours(since, HIGH), businessDayAfter(since)));
            case NORMAL, LOW -> businessDayAfter(since);
        };
    }

    /** The same hour of the next day that is neither Saturday nor Sunday in the office's zone. */
    static Instant businessDayAfter(Instant since) {
        return weekday(since.atZone(OFFICE).plusDays(1)).toInstant();
    }

    private static Instant afterOfficeHours(Instant since, Duration owed) {
        ZonedDateTime at = opened(since.atZone(OFFICE));
        Duration left = owed;
        while (true) {
            Duration today = Duration.between(at, at.with(CLOSES));
            if (left.compareTo(today) <= 0) {
                return at.plus(left).toInstant();
            }
            left = left.minus(today);
            at = weekday(at.plusDays(1)).with(OPENS);
        }
    }

    /** The moment itself while the office is open, else when it opens next. */
    private static ZonedDateTime opened(ZonedDateTime at) {
        ZonedDateTime day = weekday(at);
        if (!day.equals(at) || at.toLocalTime().isBefore(OPENS)) {
            return day.with(OPENS);
        }
        return at.toLocalTime().isBefore(CLOSES) ? at : weekday(at.plusDays(1)).with(OPENS);
    }

    private static ZonedDateTime weekday(ZonedDateTime at) {
        ZonedDateTime day = at;
        while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            day = day.plusDays(1);
        }
        return day;
    }

    /** A span as people say it: {@code 12 min}, {@code 5 h}, {@code 3 d}. */
    static String spoken(Duration span) {
        if (span.toHours() < 1) {
            return Math.max(1, span.toMinutes()) + " min";
        }
        return span.toDays() < 2 ? span.toHours() + " h" : span.toDays() + " d";
    }
}
