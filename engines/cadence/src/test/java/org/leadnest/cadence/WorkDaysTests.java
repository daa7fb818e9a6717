package org.leadnest.cadence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;

class WorkDaysTests {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final List<ZoneId> ZONES =
            ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of).toList();
    private static final List<Holiday> HOLIDAYS = List.of(
            holiday("New Year", new Holiday.Day.Fixed(MonthDay.of(1, 1))),
            holiday("King", new Holiday.Day.Nth(Month.JANUARY, DayOfWeek.MONDAY, 3)),
            holiday("Memorial", new Holiday.Day.Last(Month.MAY, DayOfWeek.MONDAY)),
            new Holiday("Juneteenth", new Holiday.Day.Fixed(MonthDay.of(6, 19)), LocalDate.parse("2021-06-17"), null),
            holiday("Independence", new Holiday.Day.Fixed(MonthDay.of(7, 4))),
            holiday("Thanksgiving", new Holiday.Day.Nth(Month.NOVEMBER, DayOfWeek.THURSDAY, 4)),
            holiday("Christmas", new Holiday.Day.Fixed(MonthDay.of(12, 25))));
    private static final WorkDays DAYS = new WorkDays(Holiday.kept(HOLIDAYS, 2019, 2037));

    @Example
    void countsBusinessDays() {
        var friday = LocalDate.of(2026, 3, 6);
        assertThat(WorkDays.WEEKDAYS.plus(friday, 0)).isEqualTo(friday);
        assertThat(WorkDays.WEEKDAYS.plus(friday, 1)).isEqualTo("2026-03-09");
        assertThat(WorkDays.WEEKDAYS.plus(friday, 6)).isEqualTo("2026-03-16");
        assertThat(WorkDays.WEEKDAYS.plus(friday.plusDays(1), 0)).isEqualTo("2026-03-09");
        assertThat(WorkDays.WEEKDAYS.plus(friday.plusDays(1), 1)).isEqualTo("2026-03-09");
    }

    @Example
    void passesOverHolidays() {
        assertThat(DAYS.plus(LocalDate.of(2026, 11, 25), 1))
                .as("Thanksgiving, the fourth Thursday")
                .isEqualTo("2026-11-27");
        assertThat(DAYS.plus(LocalDate.of(2026, 5, 22), 1)).as("Memorial Day").isEqualTo("2026-05-26");
        assertThat(DAYS.plus(LocalDate.of(2026, 7, 3), 0))
                .as("July 4, a Saturday, is kept on Friday")
                .isEqualTo("2026-07-06");
        assertThat(DAYS.has(LocalDate.of(2021, 7, 5)))
                .as("July 4, a Sunday, on Monday")
                .isFalse();
        assertThat(DAYS.has(LocalDate.of(2021, 12, 31)))
                .as("New Year, a Saturday, in the year before")
                .isFalse();
        assertThat(DAYS.has(LocalDate.of(2020, 6, 19)))
                .as("Juneteenth was none yet")
                .isTrue();
        assertThat(DAYS.has(LocalDate.of(2021, 6, 18))).isFalse();
    }

    @Example
    void anHourOfABusinessDayWaitsForTheNextOne() {
        var thursday = Instant.parse("2026-03-05T20:00:00Z");
        assertThat(new Delay.BusinessDays(1).moment(thursday, LocalTime.of(9, 0), NEW_YORK, WorkDays.WEEKDAYS))
                .as("Thursday 3 p.m., one business day, then nine: Friday's nine is over at 3 p.m.")
                .isEqualTo("2026-03-09T13:00:00Z");
    }

    @Example
    void whatWakesOnAWeekendWaitsForMonday() {
        var step = new Step(
                id(1),
                new Action.Email("Hello", "…"),
                new Delay.BusinessDays(1),
                LocalTime.of(9, 0),
                null,
                Approval.SEND);
        var plan = new SequencePlan(id(9), List.of(step));
        var facts = Facts.inZone(NEW_YORK);
        var monday = Instant.parse("2026-03-02T14:00:00Z");
        var saturday = Instant.parse("2026-03-07T13:00:00Z");
        var active = Cadence.advance(Enrollment.begin(id(5), plan, monday), plan, new Signal.Started(), monday, facts)
                .enrollment();
        var paused = Cadence.advance(active, plan, new Signal.Paused(), monday, facts)
                .enrollment();
        assertThat(Cadence.advance(paused, plan, new Signal.Resumed(), saturday, facts)
                        .enrollment()
                        .due())
                .isEqualTo("2026-03-09T13:00:00Z");
    }

    @Example
    void whoIsBackBeforeAHolidayIsWaitedForOverIt() {
        assertThat(Cadence.backAtWork(
                        LocalDate.of(2026, 11, 25), Instant.parse("2026-11-20T15:00:00Z"), NEW_YORK, DAYS))
                .isEqualTo("2026-11-27T14:00:00Z");
    }

    @Property(tries = 5000)
    void businessDaysAreNeverAWeekendNorAHolidayNorBeforeTheirBeginning(
            @ForAll @LongRange(min = 1_577_836_800L, max = 2_082_758_400L) long second,
            @ForAll("zones") ZoneId zone,
            @ForAll @IntRange(max = 20) int count,
            @ForAll("times") @Nullable LocalTime at,
            @ForAll boolean holidays) {
        var previous = Instant.ofEpochSecond(second);
        var days = holidays ? DAYS : WorkDays.WEEKDAYS;
        var moment = new Delay.BusinessDays(count).moment(previous, at, zone, days);
        var day = moment.atZone(zone).toLocalDate();
        assertThat(moment).isAfterOrEqualTo(previous);
        assertThat(day.getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        assertThat(days.has(day)).isTrue();
        assertThat(moment)
                .as("no later than the days and one more, with weekends and holidays between")
                .isBefore(previous.plus(Duration.ofDays(count + 2L * (count / 5 + 2) + 8)));
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(ZONES);
    }

    @Provide
    Arbitrary<LocalTime> times() {
        return Arbitraries.integers()
                .between(0, 24 * 60 - 1)
                .map(minute -> LocalTime.ofSecondOfDay(minute * 60L))
                .injectNull(0.3);
    }

    private static Holiday holiday(String name, Holiday.Day day) {
        return new Holiday(name, day, LocalDate.EPOCH, null);
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }
}
