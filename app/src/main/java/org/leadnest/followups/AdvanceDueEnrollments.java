package org.leadnest.followups;

import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.jobs.RecurringJob;
import org.leadnest.platform.restore.RestoreWatch;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.stereotype.Component;

/**
 * The runner: each second, for each account with something due, enrolls those whose trigger was set off and
 * advances what is due, set by set.
 */
@Component
class AdvanceDueEnrollments implements RecurringJob {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int ACCOUNTS = 100;
    static final int SET = 500;
    /** After that many the next account has its turn; the rest comes a second later. */
    private static final int SETS = 20;

    private final DueAccounts due;
    private final Triggers triggers;
    private final AdvanceSet set;
    private final RestoreWatch restores;
    private final InstantSource clock;

    AdvanceDueEnrollments(
            DueAccounts due, Triggers triggers, AdvanceSet set, RestoreWatch restores, InstantSource clock) {
        this.due = due;
        this.triggers = triggers;
        this.set = set;
        this.restores = restores;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "followups.advance";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    /** One account's failure does not keep the others waiting; it is thrown when all have had their turn. */
    @Override
    public void run() {
        if (restores.held()) {
            return;
        }
        @Nullable RuntimeException failure = null;
        for (AccountId account : due.due(clock.instant(), ACCOUNTS)) {
            try {
                Tenancy.run(account, this::advance);
            } catch (RuntimeException failed) {
                if (failure == null) {
                    failure = failed;
                } else {
                    failure.addSuppressed(failed);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void advance() {
        for (int i = 0; i < SETS && triggers.work(SET) == SET; i++) {}
        for (int i = 0; i < SETS && set.advance(clock, SET) == SET; i++) {}
        set.settle();
    }
}
