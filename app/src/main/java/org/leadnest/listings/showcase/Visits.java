package org.leadnest.listings.showcase;

import java.time.Duration;
import java.time.InstantSource;
import org.leadnest.listings.Listing;
import org.leadnest.platform.limits.Rate;
import org.leadnest.platform.limits.SharedBuckets;
import org.leadnest.platform.web.Stopwatch;
import org.springframework.stereotype.Component;

/** Tells visitors' questions from programs': by a field that people do not see, by the time taken, by how many come. */
@Component
class Visits {
    private static final Rate RATE = new Rate(10, Duration.ofMinutes(10));

    private final Stopwatch stopwatch;
    private final InstantSource clock;
    private final SharedBuckets buckets;

    Visits(Stopwatch stopwatch, InstantSource clock, SharedBuckets buckets) {
        this.stopwatch = stopwatch;
        this.clock = clock;
        this.buckets = buckets;
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
        return buckets.draw("property-questions/" + address, 1, RATE).drawn() == 0;
    }
}
