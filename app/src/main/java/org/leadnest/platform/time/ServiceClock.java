package org.leadnest.platform.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The service's clock: the machine's, plus an offset that only development mode and tests ever set. All business time
 * (due steps, quiet hours, trials, expiry) is read here; technical time (job heartbeats, sessions) is the machine's.
 */
public final class ServiceClock implements InstantSource {
    private final InstantSource machine;
    private final AtomicLong offsetMillis = new AtomicLong();

    public ServiceClock(InstantSource machine) {
        this.machine = machine;
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(offset());
    }

    public Duration offset() {
        return Duration.ofMillis(offsetMillis.get());
    }

    /**
     * Moves the clock forward by {@code step}, rounded up to a millisecond so that it never stops short of where a caller
     * meant to go; the past is out of reach, as due work would otherwise run twice.
     */
    public Duration advance(Duration step) {
        if (step.isNegative()) {
            throw new IllegalArgumentException("expected a duration of zero or more, such as PT3H");
        }
        return Duration.ofMillis(offsetMillis.addAndGet(roundedUp(step)));
    }

    private static long roundedUp(Duration step) {
        return step.plusNanos(999_999).toMillis();
    }

    /** Puts an offset back that an earlier run of the service had reached. */
    public void restore(Duration reached) {
        offsetMillis.set(reached.toMillis());
    }
}
