package org.leadnest.platform.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Remembers for 24 hours which POST was made under which key, and what was answered. Keys belong to an account. */
@Service
class Idempotency {
    private static final Duration MEMORY = Duration.ofHours(24);

    private final IdempotencyStore store;
    private final InstantSource clock;

    Idempotency(IdempotencyStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** What a call under a key finds. */
    sealed interface Claim {
        /** The first call under this key: it runs, and its answer is kept or the key set free. */
        record First() implements Claim {}

        record Answered(KeptAnswer answer) implements Claim {}

        /** The first call under this key has not been answered: it runs, or the service ended in its middle. */
        record Unanswered(Instant since) implements Claim {}

        record AnotherRequest() implements Claim {}
    }

    @Transactional
    Claim claim(String key, byte[] requestHash) {
        Instant now = clock.instant();
        store.forgetBefore(now.minus(MEMORY));
        if (store.insert(key, requestHash, now)) {
            return new Claim.First();
        }
        IdempotencyStore.Row row = store.row(key);
        if (!Arrays.equals(row.requestHash(), requestHash)) {
            return new Claim.AnotherRequest();
        }
        return row.answer().<Claim>map(Claim.Answered::new).orElseGet(() -> new Claim.Unanswered(row.createdAt()));
    }

    @Transactional
    void keep(String key, KeptAnswer answer) {
        store.keep(key, answer);
    }

    /** The call had no effect: the key may be used again. */
    @Transactional
    void release(String key) {
        store.delete(key);
    }
}
