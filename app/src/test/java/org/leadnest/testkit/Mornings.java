package org.leadnest.testkit;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.leadnest.platform.time.ServiceClock;

/** Moves the service's clock to a legal hour for a message to New York, whenever a test runs. */
public final class Mornings {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final int HOUR = 10;
    private static final int FRIDAY = 5;

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
}
