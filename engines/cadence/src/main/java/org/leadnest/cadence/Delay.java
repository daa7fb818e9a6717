package org.leadnest.cadence;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** How long after the previous step's moment a step comes. Never negative. */
public sealed interface Delay {

    /**
     * When a step comes that counts from {@code previous}; never before it.
     *
     * @param at moves it on to the next such local time
     */
    Instant moment(Instant previous, @Nullable LocalTime at, ZoneId zone, WorkDays days);

    /** No wait, on the same kind of days. */
    Delay none();

    /** Elapsed time: 24 hours are 24 hours, also over a change of daylight-saving time. */
    record Elapsed(Duration duration) implements Delay {
        public Elapsed {
            if (duration.isNegative()) {
                throw new IllegalArgumentException("A delay must not be negative, but was " + duration);
            }
        }

        @Override
        public Instant moment(Instant previous, @Nullable LocalTime at, ZoneId zone, WorkDays days) {
            var earliest = previous.plus(duration);
            return at == null ? earliest : LocalTimes.next(at, earliest, zone);
        }

        @Override
        public Delay none() {
            return new Elapsed(Duration.ZERO);
        }
    }

    /** The same local time, this many business days later, and always on one; 0 moves any other day to the next. */
    record BusinessDays(int days) implements Delay {
        public BusinessDays {
            if (days < 0) {
                throw new IllegalArgumentException("Business days must not be negative, but were " + days);
            }
        }

        @Override
        public Instant moment(Instant previous, @Nullable LocalTime at, ZoneId zone, WorkDays workDays) {
            var local = previous.atZone(zone).toLocalDateTime();
            var day = workDays.plus(local.toLocalDate(), days);
            var earliest = day.equals(local.toLocalDate())
                    ? previous
                    : onWorkDay(day, local.toLocalTime(), previous, zone, workDays);
            return at == null ? earliest : onWorkDay(day, at, earliest, zone, workDays);
        }

        /** The first such local time of a business day, {@code day} or later, that is not before {@code from}. */
        private static Instant onWorkDay(LocalDate day, LocalTime time, Instant from, ZoneId zone, WorkDays workDays) {
            var candidate = day;
            var instant = LocalTimes.at(candidate, time, zone);
            while (instant.isBefore(from) || !workDays.has(instant.atZone(zone).toLocalDate())) {
                candidate = workDays.plus(candidate, 1);
                instant = LocalTimes.at(candidate, time, zone);
            }
            return instant;
        }

        @Override
        public Delay none() {
            return new BusinessDays(0);
        }
    }
}
