package org.leadnest.leads.scoring;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.jobs.RecurringJob;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.stereotype.Component;

/** Once a day, and after a change of weights, computes all scores of an account anew: slice by slice, none held for long. */
@Component
class RescoreLeads implements RecurringJob {
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final int ACCOUNTS = 20;
    private static final int SLICE = 2_000;
    private static final UUID FIRST = new UUID(0, 0);

    private final ScoreStore store;
    private final Scores scores;
    private final InstantSource clock;

    RescoreLeads(ScoreStore store, Scores scores, InstantSource clock) {
        this.store = store;
        this.scores = scores;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "leads.rescore";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public void run() {
        Instant began = clock.instant();
        List<AccountId> due;
        do {
            due = store.due(began, ACCOUNTS);
            due.forEach(account -> Tenancy.run(account, this::all));
        } while (due.size() == ACCOUNTS);
    }

    private void all() {
        Instant began = clock.instant();
        scores.turned(began);
        Optional<UUID> after = Optional.of(FIRST);
        while (after.isPresent()) {
            after = scores.slice(after.get(), SLICE);
        }
    }
}
