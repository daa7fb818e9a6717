package org.leadnest.cadence;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** How long after the previous step's moment a step comes. Never negative. */
public sealed interface Delay {

    Instant from(Instant moment, ZoneId zone);

    /** Elapsed time: 24 hours are 24 hours, also over a change of daylight-saving time. */
    record Elapsed(Duration duration) implements Delay {
        public Elapsed {
            if (duration.isNegative()) {
                throw new IllegalArgumentException("A delay must not be negative, but was " + duration);
            }
        }

        @Override
        public Instant from(Instant moment, ZoneId zone) {
            return moment.plus(duration);
        }
    }

    /** The same local time, this many days from Monday to Friday later; 0 moves a weekend to its Monday. */
    record BusinessDays(int days) implements Delay {
        public BusinessDays {
            if (days < 0) {
                throw new IllegalArgumentException("Business days must not be negative, but were " + days);
            }
        }

        @Override
        public Instant from(Instant moment, ZoneId zone) {
            var local = moment.atZone(zone).toLocalDateTime();
            var day = LocalTimes.plusBusinessDays(local.toLocalDate(), days);
            var later = day.equals(local.toLocalDate()) ? moment : LocalTimes.at(day, local.toLocalTime(), zone);
            return later.isBefore(moment) ? moment : later;
        }
    }
}
