package org.leadnest.platform.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.leadnest.platform.limits.Rate;
import org.leadnest.platform.limits.SharedBuckets;
import org.leadnest.platform.web.DeploymentProperties;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two nodes of one service over one database; the clock stands still unless a test moves it. */
@LeadNestTest
class RateLimitsTests {
    private static final DeploymentProperties PLACE =
            new DeploymentProperties(DeploymentProperties.Mode.PRODUCTION, Path.of("data"), null, false);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-12-14T10:00:00Z"));
    private final String key = UUID.randomUUID().toString();

    @Autowired
    private JdbcClient jdbc;

    @Test
    void nodesTogetherAllowWhatOneWould() {
        RateLimits here = node(600);
        RateLimits there = node(600);
        int allowed = 0;
        for (int call = 0; call < 700; call++) {
            allowed += (call % 2 == 0 ? here : there).count(key).allowed() ? 1 : 0;
        }
        assertThat(allowed).isEqualTo(600);
        assertThat(here.count("another key").allowed()).isTrue();
    }

    @Test
    void theBucketRefillsAsTheClockGoes() {
        RateLimits here = node(600);
        RateLimits there = node(600);
        assertThat(allowed(here, 700)).isEqualTo(600);
        assertThat(there.count(key).allowed()).isFalse();
        assertThat(there.count(key).pause()).isEqualTo(Duration.ofMillis(100));
        now.updateAndGet(time -> time.plusMillis(500));
        assertThat(allowed(here, 100) + allowed(there, 100)).isEqualTo(5);
        now.updateAndGet(time -> time.plus(Duration.ofHours(1)));
        assertThat(allowed(there, 700)).isEqualTo(600);
    }

    @Test
    void aClockThatIsBehindRefillsNothing() {
        RateLimits here = node(60);
        assertThat(allowed(here, 100)).isEqualTo(60);
        now.updateAndGet(time -> time.minus(Duration.ofMinutes(5)));
        assertThat(allowed(node(60), 100)).isZero();
    }

    @Test
    void whatANodeTookAndDidNotUseIsNotAddedToAFullBucket() {
        RateLimits here = node(600);
        assertThat(here.count(key).left()).isEqualTo(599);
        now.updateAndGet(time -> time.plus(Duration.ofHours(1)));
        assertThat(allowed(here, 1_000)).isEqualTo(600);
    }

    @Test
    void drawsAtTheSameMomentNeverGiveATokenTwice() throws Exception {
        SharedBuckets buckets = new SharedBuckets(jdbc, now::get);
        Rate rate = new Rate(100, Duration.ofMinutes(1));
        List<Callable<Integer>> draws = new ArrayList<>();
        for (int draw = 0; draw < 40; draw++) {
            draws.add(() -> buckets.draw("race/" + key, 7, rate).drawn());
        }
        int drawn = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> draw : threads.invokeAll(draws)) {
                drawn += draw.get();
            }
        }
        assertThat(drawn).isEqualTo(100);
    }

    private int allowed(RateLimits node, int calls) {
        int allowed = 0;
        for (int call = 0; call < calls; call++) {
            allowed += node.count(key).allowed() ? 1 : 0;
        }
        return allowed;
    }

    private RateLimits node(int perMinute) {
        return new RateLimits(perMinute, PLACE, new SharedBuckets(jdbc, now::get), now::get);
    }
}
