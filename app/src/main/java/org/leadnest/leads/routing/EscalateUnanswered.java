package org.leadnest.leads.routing;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.jobs.RecurringJob;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Every few seconds looks for offers that nobody took and leads that nobody answered in time. */
@Component
class EscalateUnanswered implements RecurringJob {
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int ACCOUNTS = 100;

    private final EscalationStore store;
    private final Step step;
    private final InstantSource clock;

    EscalateUnanswered(EscalationStore store, Step step, InstantSource clock) {
        this.store = store;
        this.step = step;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "leads.escalate";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public void run() {
        for (AccountId account : store.accounts(clock.instant(), ACCOUNTS)) {
            Tenancy.run(account, () -> {
                while (step.take()) {}
            });
        }
    }

    /** One transaction of it. */
    @Component
    static class Step {
        private static final int SET = 50;

        private final EscalationStore store;
        private final Router router;
        private final InstantSource clock;

        Step(EscalationStore store, Router router, InstantSource clock) {
            this.store = store;
            this.router = router;
            this.clock = clock;
        }

        /** Whether there may be more. */
        @Transactional
        public boolean take() {
            List<EscalationStore.Due> due = store.take(clock.instant(), SET);
            due.forEach(router::escalate);
            store.settle();
            return due.size() == SET;
        }
    }
}
