package org.leadnest.followups;

import java.time.Duration;
import java.time.InstantSource;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.jobs.RecurringJob;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.stereotype.Component;

/** Looks through the days and silences of accounts that have triggers for them. */
@Component
class SweepTriggers implements RecurringJob {
    private static final int ACCOUNTS = 100;

    private final TriggerStore store;
    private final Triggers triggers;
    private final InstantSource clock;

    SweepTriggers(TriggerStore store, Triggers triggers, InstantSource clock) {
        this.store = store;
        this.triggers = triggers;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "followups.sweep";
    }

    @Override
    public Duration pause() {
        return Duration.ofSeconds(5);
    }

    @Override
    public void run() {
        for (AccountId account : store.toSweep(clock.instant(), ACCOUNTS)) {
            Tenancy.run(account, triggers::sweep);
        }
    }
}
