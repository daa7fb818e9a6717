package org.leadnest.journeys;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Looks again and again until what a background job does is there. */
final class Eventually {
    private static final Duration BETWEEN = Duration.ofMillis(200);

    private Eventually() {}

    static void expect(String what, Duration within, Supplier<Boolean> holds) {
        long until = System.nanoTime() + within.toNanos();
        while (!holds.get()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("not within " + within + ": " + what);
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }
}
