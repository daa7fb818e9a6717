package org.leadnest.analytics.usage;

import java.time.Duration;
import java.time.InstantSource;
import org.leadnest.platform.jobs.RecurringJob;
import org.springframework.stereotype.Component;

/** Drops months that are over; the rows of the month that is not quite over are the work of the retention job. */
@Component
class DropOldUsage implements RecurringJob {
    private final UsageStore store;
    private final InstantSource clock;

    DropOldUsage(UsageStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "analytics.usage-months";
    }

    @Override
    public Duration pause() {
        return Duration.ofHours(24);
    }

    @Override
    public void run() {
        store.dropOld(clock.instant());
    }
}
