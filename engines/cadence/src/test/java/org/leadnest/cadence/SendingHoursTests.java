package org.leadnest.cadence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendingHoursTests {

    private static final LocalDate LONG_AGO = LocalDate.of(2000, 1, 1);
    private static final Set<DayOfWeek> ALL_WEEK = EnumSet.allOf(DayOfWeek.class);
    private static final SendingHours HOURS = new SendingHours(rows());

    @Test
    void staysOpenUntilTheFirstPlaceCloses() {
        var florida = new Place(ZoneId.of("America/New_York"), "US-FL");
        var california = new Place(ZoneId.of("America/Los_Angeles"), "US-CA");
        var noon = Instant.parse("2026-06-01T16:00:00Z");
        assertThat(HOURS.openUntil(Set.of(florida, california), noon)).isEqualTo("2026-06-02T00:00:00Z");
        assertThat(HOURS.openUntil(Set.of(california), noon)).isEqualTo("2026-06-02T04:00:00Z");
        assertThat(HOURS.openUntil(Set.of(california), Instant.parse("2026-06-01T05:00:00Z")))
                .as("closed already")
                .isEqualTo("2026-06-01T05:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        // a Monday evening and night
        "America/New_York, US, 2026-06-01T20:59, open",
        "America/New_York, US, 2026-06-01T21:00, 2026-06-02T08:00",
        "America/New_York, US-FL, 2026-06-01T19:59, open",
        "America/New_York, US-FL, 2026-06-01T20:00, 2026-06-02T08:00",
        "America/New_York, US-FL, 2026-06-02T07:59:59, 2026-06-02T08:00",
        // Texas sleeps in on Sundays
        "America/Chicago, US-TX, 2026-06-07T11:59, 2026-06-07T12:00",
        "America/Chicago, US-TX, 2026-06-06T21:00, 2026-06-07T12:00",
        // no Sunday at all
        "America/Chicago, US-AL, 2026-06-06T21:00, 2026-06-08T08:00",
        // weekdays only
        "America/New_York, US-RI, 2026-06-05T18:00, 2026-06-08T09:00",
        // a state without rows of its own
        "America/Los_Angeles, US-CA, 2026-06-01T20:30, open",
        // over the night when clocks go forward
        "America/New_York, US, 2026-03-07T22:00, 2026-03-08T08:00"
    })
    void opensAndClosesByTheRecipientsClock(String zone, String jurisdiction, String local, String expected) {
        var zoneId = ZoneId.of(zone);
        var now = LocalDateTime.parse(local).atZone(zoneId).toInstant();
        var verdict = HOURS.check(Set.of(new Place(zoneId, jurisdiction)), now);
        if (expected.equals("open")) {
            assertThat(verdict).isEqualTo(new SendingHours.Verdict.Open());
        } else {
            var until = LocalDateTime.parse(expected).atZone(zoneId).toInstant();
            assertThat(verdict).isEqualTo(new SendingHours.Verdict.Closed(new Place(zoneId, jurisdiction), until));
        }
    }

    @Test
    void waitsUntilEveryPossiblePlaceAllowsIt() {
        var anywhere =
                Set.of(new Place(ZoneId.of("America/New_York"), "US"), new Place(ZoneId.of("Pacific/Honolulu"), "US"));
        assertThat(HOURS.nextOpen(anywhere, Instant.parse("2026-06-01T12:30:00Z")))
                .as("08:00 in Honolulu is 14:00 in New York")
                .hasValue(Instant.parse("2026-06-01T18:00:00Z"));
        assertThat(HOURS.nextOpen(anywhere, Instant.parse("2026-06-02T01:30:00Z")))
                .as("after 21:00 in New York")
                .hasValue(Instant.parse("2026-06-02T18:00:00Z"));
    }

    @Test
    void saysSoWhenNoHourSuitsAll() {
        var antipodes =
                Set.of(new Place(ZoneId.of("America/New_York"), "US-RI"), new Place(ZoneId.of("Asia/Tokyo"), "US-RI"));
        assertThat(HOURS.nextOpen(antipodes, Instant.parse("2026-06-01T12:00:00Z")))
                .isEmpty();
    }

    @Test
    void aRowHoldsOnlyWhileInForce() {
        var changed = List.of(
                row("US", DayOfWeek.MONDAY, "08:00", "21:00"),
                new HoursWindow(
                        "US-NY",
                        DayOfWeek.MONDAY,
                        LocalTime.of(10, 0),
                        LocalTime.of(18, 0),
                        LocalDate.of(2026, 6, 8),
                        null));
        var newYork = ZoneId.of("America/New_York");
        var place = Set.of(new Place(newYork, "US-NY"));
        var hours = new SendingHours(changed);
        assertThat(hours.check(
                        place,
                        LocalDate.of(2026, 6, 1).atTime(9, 0).atZone(newYork).toInstant()))
                .isInstanceOf(SendingHours.Verdict.Open.class);
        assertThat(hours.check(
                        place,
                        LocalDate.of(2026, 6, 8).atTime(9, 0).atZone(newYork).toInstant()))
                .isInstanceOf(SendingHours.Verdict.Closed.class);
    }

    /** Each quarter of an hour of a year that has both changes, in every zone: what is promised next is legal, and first. */
    @Test
    void theNextOpeningIsLegalAndNothingBeforeItIs() {
        for (var name : List.of(
                "America/New_York",
                "America/Phoenix",
                "Pacific/Honolulu",
                "Australia/Lord_Howe",
                "America/Indiana/Indianapolis",
                "Africa/Cairo")) {
            var place = new Place(ZoneId.of(name), "US-TX");
            var open = HOURS.nextOpen(Set.of(place), Instant.parse("2026-01-01T00:00:00Z"))
                    .orElseThrow();
            for (var now = Instant.parse("2026-01-01T00:00:00Z");
                    now.isBefore(Instant.parse("2027-01-01T00:00:00Z"));
                    now = now.plusSeconds(900)) {
                var legal = HOURS.check(Set.of(place), now) instanceof SendingHours.Verdict.Open;
                var next = HOURS.nextOpen(Set.of(place), now).orElseThrow();
                assertThat(next.equals(now)).as("%s %s", name, now).isEqualTo(legal);
                assertThat(HOURS.check(Set.of(place), next)).isInstanceOf(SendingHours.Verdict.Open.class);
                if (now.isBefore(open)) {
                    assertThat(next).isEqualTo(open);
                }
                open = next;
            }
        }
    }

    private static List<HoursWindow> rows() {
        var rows = new ArrayList<HoursWindow>();
        ALL_WEEK.forEach(day -> rows.add(row("US", day, "08:00", "21:00")));
        ALL_WEEK.forEach(day -> rows.add(row("US-FL", day, "08:00", "20:00")));
        Arrays.stream(DayOfWeek.values())
                .filter(day -> day != DayOfWeek.SUNDAY)
                .forEach(day -> rows.add(row("US-AL", day, "08:00", "21:00")));
        ALL_WEEK.forEach(day -> rows.add(row("US-TX", day, day == DayOfWeek.SUNDAY ? "12:00" : "09:00", "21:00")));
        Arrays.stream(DayOfWeek.values())
                .filter(day -> day.getValue() <= 5)
                .forEach(day -> rows.add(row("US-RI", day, "09:00", "18:00")));
        return rows;
    }

    private static HoursWindow row(String jurisdiction, DayOfWeek day, String from, String to) {
        return new HoursWindow(jurisdiction, day, LocalTime.parse(from), LocalTime.parse(to), LONG_AGO, null);
    }
}
