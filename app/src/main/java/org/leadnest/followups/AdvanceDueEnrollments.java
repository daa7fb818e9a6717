package org.leadnest.followups;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
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
    static final int SET = 1_000;
    /** After that many the next account has its turn; the rest comes a second later. */
    private static final int SETS = 40;

    private static final int LANES = 3;

    private final DueAccounts due;
    private final Triggers triggers;
    private final AdvanceSet set;
    private final AdvanceSingly singly;
    private final RestoreWatch restores;
    private final InstantSource clock;

    AdvanceDueEnrollments(
            DueAccounts due,
            Triggers triggers,
            AdvanceSet set,
            AdvanceSingly singly,
            RestoreWatch restores,
            InstantSource clock) {
        this.due = due;
        this.triggers = triggers;
        this.set = set;
        this.singly = singly;
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
        if (taken(new Sweep(SET)) == SET) {
            abreast();
        }
        set.settle();
    }

    /** One lane thinks, one writes, one waits for the disk at its commit; each passes over what the others have taken. */
    private void abreast() {
        AccountId account = Tenancy.required();
        AtomicInteger left = new AtomicInteger(SETS - 1);
        List<Future<?>> lanes = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < LANES; i++) {
                lanes.add(threads.submit(() -> Tenancy.run(account, () -> lane(left))));
            }
        }
        lanes.stream()
                .filter(lane -> lane.state() == Future.State.FAILED)
                .map(Future::exceptionNow)
                .findFirst()
                .ifPresent(AdvanceDueEnrollments::rethrow);
    }

    private void lane(AtomicInteger left) {
        Sweep sweep = new Sweep(SET);
        while (left.getAndDecrement() > 0 && taken(sweep) == SET) {}
    }

    /** A set that fails is gone through one by one. */
    private int taken(Sweep sweep) {
        try {
            return set.advance(clock, sweep);
        } catch (RuntimeException failed) {
            return singly.advance(SET, failed);
        }
    }

    private static void rethrow(Throwable failed) {
        throw failed instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
    }
}
