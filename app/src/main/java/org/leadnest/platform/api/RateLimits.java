package org.leadnest.platform.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.leadnest.platform.limits.Rate;
import org.leadnest.platform.limits.SharedBuckets;
import org.leadnest.platform.web.DeploymentProperties;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How often each API key may call: {@code leadnest.api.requests-per-minute}, by default 600 in production and 6,000 in
 * development mode, as a bucket that refills steadily and that all nodes draw from. A node takes what the bucket gains in a
 * second at a time and counts that down by itself, so that a busy key asks the database once a second, not once a call; what
 * it has not used after ten seconds is lost. All nodes together never allow more than one would. Thread-safe.
 */
@Component
class RateLimits {
    private static final int PRODUCTION_DEFAULT = 600;
    private static final int DEVELOPMENT_DEFAULT = 6_000;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final int MANY_CALLERS = 10_000;

    private final Rate rate;
    private final int portion;
    private final SharedBuckets buckets;
    private final InstantSource clock;
    private final Map<String, Lease> leases = new ConcurrentHashMap<>();

    RateLimits(
            @Value("${leadnest.api.requests-per-minute:0}") int perMinute,
            DeploymentProperties deployment,
            SharedBuckets buckets,
            InstantSource clock) {
        if (perMinute < 0) {
            throw new IllegalStateException("leadnest.api.requests-per-minute: expected a number above 0");
        }
        int standard = deployment.development() ? DEVELOPMENT_DEFAULT : PRODUCTION_DEFAULT;
        this.rate = new Rate(perMinute == 0 ? standard : perMinute, WINDOW);
        this.portion = Math.max(1, (int) (rate.most() / WINDOW.toSeconds()));
        this.buckets = buckets;
        this.clock = clock;
    }

    /**
     * @param left how many more may follow at once
     * @param untilFull after how long without a call all may be made again
     * @param pause how long to wait when this one may not be made
     */
    record Count(boolean allowed, long left, Duration untilFull, Duration pause) {}

    Count count(String caller) {
        Instant now = clock.instant();
        if (leases.size() > MANY_CALLERS) {
            leases.values().removeIf(lease -> lease.over(now));
        }
        return leases.computeIfAbsent(caller, first -> new Lease()).count(caller, now);
    }

    int perWindow() {
        return rate.most();
    }

    Duration window() {
        return WINDOW;
    }

    /** What this node holds of one caller's bucket. */
    private final class Lease {
        private int held;
        private double shared;
        private Instant takenAt = Instant.EPOCH;
        private Instant emptyUntil = Instant.EPOCH;

        synchronized boolean over(Instant now) {
            return takenAt.plus(LEASE).isBefore(now);
        }

        synchronized Count count(String caller, Instant now) {
            if (over(now)) {
                held = 0;
            }
            if (held == 0 && !now.isBefore(emptyUntil)) {
                draw(caller, now);
            }
            boolean allowed = held > 0;
            held -= allowed ? 1 : 0;
            double left = Math.min(rate.most(), held + shared);
            Duration pause = allowed ? Duration.ZERO : Duration.between(now, emptyUntil);
            return new Count(allowed, (long) left, rate.timeFor(rate.most() - left), pause);
        }

        private void draw(String caller, Instant now) {
            SharedBuckets.Draw draw = buckets.draw("api/" + caller, portion, rate);
            held = draw.drawn();
            shared = draw.left();
            takenAt = now;
            if (held == 0) {
                emptyUntil = now.plus(rate.timeFor(1 - shared));
            }
        }
    }
}
