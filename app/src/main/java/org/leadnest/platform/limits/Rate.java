package org.leadnest.platform.limits;

import java.time.Duration;

/** So many in a window, refilled steadily: a bucket of {@code most} tokens that is full again after {@code window}. */
public record Rate(int most, Duration window) {
    private static final double NANOS = 1e9;

    public Rate {
        if (most < 1 || window.toMillis() < 1) {
            throw new IllegalArgumentException("expected at least one in at least a millisecond");
        }
    }

    double perSecond() {
        return most / (window.toNanos() / NANOS);
    }

    /** How long it takes to refill that many. */
    public Duration timeFor(double tokens) {
        return Duration.ofNanos((long) Math.ceil(Math.max(0, tokens) / perSecond() * NANOS));
    }
}
