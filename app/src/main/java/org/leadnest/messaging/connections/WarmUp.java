package org.leadnest.messaging.connections;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/**
 * How many messages a new domain or number sends within 24 hours: receivers take a sudden stream from an unknown sender for
 * spam. Our own schedule: 50 on the first day, twice as many each day, no limit from the ninth on.
 */
public final class WarmUp {
    private static final List<Integer> BY_DAY = List.of(50, 100, 200, 400, 800, 1_600, 3_200, 6_400);

    private WarmUp() {}

    /** Empty when there is no limit any more. */
    public static OptionalInt limit(Instant connectedAt, Instant now) {
        long day = Duration.between(connectedAt, now).toDays();
        return day < 0 || day >= BY_DAY.size() ? OptionalInt.empty() : OptionalInt.of(BY_DAY.get((int) day));
    }
}
