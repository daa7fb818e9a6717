package org.leadnest.cadence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class LocalTimesTests {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2036-01-01T00:00:00Z");

    @Test
    void aTimeThatTheNightSkipsComesAtTheNextValidMinute() {
        assertThat(LocalTimes.at(LocalDate.of(2026, 3, 8), LocalTime.of(2, 30), NEW_YORK))
                .isEqualTo("2026-03-08T07:00:00Z");
    }

    @Test
    void aTimeThatTheNightHasTwiceComesOnce() {
        var first = LocalTimes.at(LocalDate.of(2026, 11, 1), LocalTime.of(1, 30), NEW_YORK);
        assertThat(first).isEqualTo("2026-11-01T05:30:00Z");
        assertThat(LocalTimes.next(LocalTime.of(1, 30), first.plusSeconds(1), NEW_YORK))
                .isEqualTo("2026-11-02T06:30:00Z");
    }

    /** Every zone of the tz database, every change of its offset from 2020 to 2035, every half hour of the day. */
    @Test
    void everyLocalTimeIsValidAndComesOnceADayOverEveryChangeOfEveryZone() {
        var changes = 0;
        for (var name : ZoneId.getAvailableZoneIds()) {
            var zone = ZoneId.of(name);
            var change = zone.getRules().nextTransition(FIRST);
            while (change != null && change.getInstant().isBefore(LAST)) {
                for (var minute = 0; minute < 24 * 60; minute += 30) {
                    assertOnceADay(LocalTime.ofSecondOfDay(minute * 60L), change.getInstant(), zone);
                }
                changes++;
                change = zone.getRules().nextTransition(change.getInstant());
            }
        }
        assertThat(changes).isGreaterThan(5_000);
    }

    private static void assertOnceADay(LocalTime time, Instant around, ZoneId zone) {
        var days = new HashSet<LocalDate>();
        var from = around.minus(Duration.ofDays(2));
        while (from.isBefore(around.plus(Duration.ofDays(2)))) {
            var next = LocalTimes.next(time, from, zone);
            var local = next.atZone(zone);
            if (next.isBefore(from) || !days.add(dayMeant(time, local)) || !valid(time, next, zone)) {
                throw new AssertionError(time + " from " + from + " in " + zone + " came at " + local);
            }
            from = next.plusMillis(1);
        }
        if (days.size() < 4) {
            throw new AssertionError(time + " in " + zone + " around " + around + " came only on " + days);
        }
    }

    /** Where the skipped hour ends at midnight, the day's time comes as the next day begins. */
    private static LocalDate dayMeant(LocalTime time, ZonedDateTime came) {
        return time.isAfter(came.toLocalTime()) ? came.toLocalDate().minusDays(1) : came.toLocalDate();
    }

    /** The wall clock shows the time, or jumped over it at this very instant. */
    private static boolean valid(LocalTime time, Instant instant, ZoneId zone) {
        var shown = instant.atZone(zone).toLocalTime();
        if (shown.equals(time)) {
            return true;
        }
        var before = instant.minusNanos(1).atZone(zone).toLocalTime();
        return time.isAfter(before) || time.isBefore(shown);
    }
}
