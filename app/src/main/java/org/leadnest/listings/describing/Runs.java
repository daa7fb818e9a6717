package org.leadnest.listings.describing;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.copydesk.Language;
import org.leadnest.copydesk.Tone;
import org.leadnest.kernel.Ids;
import org.leadnest.platform.jobs.Jobs;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The verbs over runs, for the account of the running code. */
@Service
class Runs {
    private static final int LATEST = 10;

    private final RunStore store;
    private final Jobs jobs;
    private final InstantSource clock;

    Runs(RunStore store, Jobs jobs, InstantSource clock) {
        this.store = store;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    int lacking() {
        return store.lacking();
    }

    @Transactional
    Run begin(Tone tone, Language language, Actor actor) {
        Run run = new Run(
                Ids.next(),
                tone.word(),
                language.code(),
                actor.userUuid(),
                actor.name(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                Run.Status.RUNNING,
                null,
                store.lacking(),
                0,
                0,
                new UUID(0, 0));
        store.insert(run);
        jobs.submit(DescribeListings.NAME, Tenancy.required(), run.id());
        return run;
    }

    @Transactional(readOnly = true)
    Optional<Run> find(UUID id) {
        return store.find(id);
    }

    @Transactional(readOnly = true)
    List<Run> latest() {
        return store.latest(LATEST);
    }

    @Transactional(readOnly = true)
    Optional<UUID> next(Run run) {
        return store.next(run.after());
    }

    @Transactional
    boolean advance(Run before, UUID listing, boolean withheld) {
        return store.advance(before, listing, withheld);
    }

    @Transactional
    void end(UUID id, Run.Status status, @Nullable String reason) {
        store.end(id, status, reason);
    }
}
