package org.leadnest.listings.showcase;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.leadnest.listings.Listing;
import org.leadnest.platform.web.Stopwatch;
import org.springframework.stereotype.Component;

/** Tells visitors' questions from programs': by a field that people do not see, by the time taken, by how many come. */
@Component
class Visits {
    private static final int MOST = 10;
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int REMEMBERED = 20_000;

    private final Stopwatch stopwatch;
    private final InstantSource clock;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > REMEMBERED;
        }
    };

    Visits(Stopwatch stopwatch, InstantSource clock) {
        this.stopwatch = stopwatch;
        this.clock = clock;
    }

    /** The hidden mark of a page that is shown now. */
    String mark(Listing listing) {
        return stopwatch.start(listing.key().value(), clock.instant());
    }

    boolean genuine(Listing listing, String mark, String trap) {
        return trap.isBlank()
                && stopwatch.odd(listing.key().value(), mark, clock.instant()).isEmpty();
    }

    /** Counts a question of that network address. */
    boolean tooMany(String address) {
        synchronized (buckets) {
            return !buckets.computeIfAbsent(
                            address,
                            unknown -> Bucket.builder()
                                    .addLimit(limit -> limit.capacity(MOST).refillGreedy(MOST, WINDOW))
                                    .build())
                    .tryConsume(1);
        }
    }
}
