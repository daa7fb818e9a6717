package org.leadnest.leads.scoring;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The verbs over scores. */
@Service
public class Scores {
    /** Recency is told in days: once a day is often enough. */
    static final Duration TURN = Duration.ofDays(1);

    private static final Duration RECENT = Duration.ofDays(61);

    private final ScoreStore store;
    private final InstantSource clock;

    Scores(ScoreStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Computes the scores of these leads anew. */
    @Transactional
    public void rescore(Collection<UUID> leads) {
        store.rescore(leads, clock.instant());
        store.plan(clock.instant().plus(TURN));
    }

    /** The lead answered by a message that a person wrote; telling it again changes nothing. */
    @Transactional
    public void replied(UUID lead, UUID message, Instant at) {
        if (store.addReply(lead, message, at)) {
            store.rescore(List.of(lead), clock.instant());
        }
    }

    @Transactional(readOnly = true)
    Weights weights() {
        return store.weights();
    }

    /** Sets what signals are worth; all scores follow soon. */
    @Transactional
    void weigh(Weights weights) {
        store.write(weights);
        store.planAt(clock.instant());
    }

    /** One slice of all leads; answers the last one, or nothing at the end. */
    @Transactional
    Optional<UUID> slice(UUID after, int size) {
        Instant now = clock.instant();
        List<UUID> leads = store.scorable(after, now.minus(RECENT), size);
        if (!leads.isEmpty()) {
            store.rescore(leads, now);
        }
        return leads.size() < size ? Optional.empty() : Optional.of(leads.getLast());
    }

    /** @param began when the run that ends now began: a change of weights since then is due at once */
    @Transactional
    void turned(Instant began) {
        store.planAt(began.plus(TURN));
    }
}
