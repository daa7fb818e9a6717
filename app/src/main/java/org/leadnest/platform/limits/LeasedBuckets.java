package org.leadnest.platform.limits;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Buckets that all nodes draw from by portions: a node takes a portion at a time and counts it down by itself, so that not each
 * act is a statement; what it has not used within the lease is lost. All nodes together never allow more than one would.
 * Thread-safe.
 */
public final class LeasedBuckets {
    private static final int MANY_CALLERS = 10_000;

    private final SharedBuckets buckets;
    private final InstantSource clock;
    private final Rate rate;
    private final int portion;
    private final Duration lease;
    private final Map<String, Lease> leases = new ConcurrentHashMap<>();

    /**
     * @param portion how many a node takes at a time
     * @param lease how long it keeps them
     */
    public LeasedBuckets(SharedBuckets buckets, InstantSource clock, Rate rate, int portion, Duration lease) {
        this.buckets = buckets;
        this.clock = clock;
        this.rate = rate;
        this.portion = portion;
        this.lease = lease;
    }

    /**
     * @param left how many more may follow at once
     * @param untilFull after how long without a call all may be made again
     * @param pause how long to wait when this one may not be made
     */
    public record Count(boolean allowed, long left, Duration untilFull, Duration pause) {}

    public Count count(String name) {
        Instant now = clock.instant();
        if (leases.size() > MANY_CALLERS) {
            leases.values().removeIf(held -> held.over(now));
        }
        return leases.computeIfAbsent(name, first -> new Lease()).count(name, now);
    }

    public Rate rate() {
        return rate;
    }

    /** What this node holds of one bucket. */
    private final class Lease {
        private int held;
        private double shared;
        private Instant takenAt = Instant.EPOCH;
        private Instant emptyUntil = Instant.EPOCH;

        synchronized boolean over(Instant now) {
            return takenAt.plus(lease).isBefore(now);
        }

        synchronized Count count(String name, Instant now) {
            if (over(now)) {
                held = 0;
            }
            if (held == 0 && !now.isBefore(emptyUntil)) {
                draw(name, now);
            }
            boolean allowed = held > 0;
            held -= allowed ? 1 : 0;
            double left = Math.min(rate.most(), held + shared);
            Duration pause = allowed ? Duration.ZERO : Duration.between(now, emptyUntil);
            return new Count(allowed, (long) left, rate.timeFor(rate.most() - left), pause);
        }

        private void draw(String name, Instant now) {
            SharedBuckets.Draw draw = buckets.draw(name, portion, rate);
            held = draw.drawn();
            shared = draw.left();
            takenAt = now;
            if (held == 0) {
                emptyUntil = now.plus(rate.timeFor(1 - shared));
            }
        }
    }
}
