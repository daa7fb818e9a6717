package org.leadnest.messaging;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.leadnest.cadence.LocalTimes;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Mornings;

/** Moves the service's clock to a time of day in New York, on a later Wednesday with no holiday near. */
final class Daytime {
    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private Daytime() {}

    static Instant moveTo(ServiceClock clock, String time) {
        var day = clock.instant().atZone(NEW_YORK).toLocalDate().plusDays(1);
        while (day.getDayOfWeek() != java.time.DayOfWeek.WEDNESDAY || Mornings.holidayNear(day)) {
            day = day.plusDays(1);
        }
        var target = LocalTimes.at(day, LocalTime.parse(time), NEW_YORK);
        clock.advance(Duration.between(clock.instant(), target));
        return target;
    }
}
