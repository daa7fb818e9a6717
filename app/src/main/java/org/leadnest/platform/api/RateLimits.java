package org.leadnest.platform.api;

import java.time.Duration;
import java.time.InstantSource;
import org.leadnest.platform.limits.LeasedBuckets;
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

    private final LeasedBuckets leases;

    RateLimits(
            @Value("${leadnest.api.requests-per-minute:0}") int perMinute,
            DeploymentProperties deployment,
            SharedBuckets buckets,
            InstantSource clock) {
        if (perMinute < 0) {
            throw new IllegalStateException("leadnest.api.requests-per-minute: expected a number above 0");
        }
        int standard = deployment.development() ? DEVELOPMENT_DEFAULT : PRODUCTION_DEFAULT;
        Rate rate = new Rate(perMinute == 0 ? standard : perMinute, WINDOW);
        int portion = Math.max(1, (int) (rate.most() / WINDOW.toSeconds()));
        this.leases = new LeasedBuckets(buckets, clock, rate, portion, LEASE);
    }

    LeasedBuckets.Count count(String caller) {
        return leases.count("api/" + caller);
    }

    int perWindow() {
        return leases.rate().most();
    }

    Duration window() {
        return WINDOW;
    }
}
