package org.leadnest.platform.api;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.leadnest.platform.web.DeploymentProperties;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How often each API key may call: {@code leadnest.api.requests-per-minute}, by default 600 in production and 6,000 in
 * development mode, as a bucket that refills steadily. Counted in the memory of this node: several nodes allow as many
 * times more. Thread-safe.
 */
@Component
class RateLimits {
    private static final int PRODUCTION_DEFAULT = 600;
    private static final int DEVELOPMENT_DEFAULT = 6_000;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MANY_CALLERS = 10_000;

    private final int perWindow;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    RateLimits(@Value("${leadnest.api.requests-per-minute:0}") int perMinute, DeploymentProperties deployment) {
        if (perMinute < 0) {
            throw new IllegalStateException("leadnest.api.requests-per-minute: expected a number above 0");
        }
        int standard = deployment.development() ? DEVELOPMENT_DEFAULT : PRODUCTION_DEFAULT;
        this.perWindow = perMinute == 0 ? standard : perMinute;
    }

    ConsumptionProbe count(String caller) {
        if (buckets.size() > MANY_CALLERS) {
            buckets.values().removeIf(bucket -> bucket.getAvailableTokens() >= perWindow);
        }
        return buckets.computeIfAbsent(caller, first -> bucket()).tryConsumeAndReturnRemaining(1);
    }

    int perWindow() {
        return perWindow;
    }

    Duration window() {
        return WINDOW;
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perWindow).refillGreedy(perWindow, WINDOW))
                .build();
    }
}
