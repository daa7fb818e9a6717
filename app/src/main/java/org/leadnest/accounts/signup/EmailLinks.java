package org.leadnest.accounts.signup;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links that prove that somebody reads a mailbox. Each works once and expires; at most {@value #PER_HOUR} of a kind are
 * made for a user in an hour, so that nobody can flood a mailbox through us.
 */
@Service
public class EmailLinks {
    static final int PER_HOUR = 5;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MEMORY = Duration.ofDays(30);

    private final EmailLinkStore store;
    private final InstantSource clock;

    EmailLinks(EmailLinkStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** What a link is for, and how long it lives. */
    public enum Purpose {
        VERIFY(Duration.ofHours(24)),
        RESET(Duration.ofHours(1)),
        UNLOCK(Duration.ofHours(24));

        private final Duration life;

        Purpose(Duration life) {
            this.life = life;
        }
    }

    /** @param sameBrowser whether it was opened where it was asked for */
    public record Used(UserId user, boolean sameBrowser) {}

    /** Makes a link; nothing when too many were made lately. */
    @Transactional
    public Optional<Secret> make(UserId user, Purpose purpose, @Nullable Secret browser) {
        Instant now = clock.instant();
        if (store.madeSince(user, purpose, now.minus(HOUR)) >= PER_HOUR) {
            return Optional.empty();
        }
        store.forget(now.minus(MEMORY));
        Secret secret = Secret.random();
        store.insert(secret, user, purpose, browser, now, now.plus(purpose.life));
        return Optional.of(secret);
    }

    /** Whose link this is, as long as it can be used. */
    @Transactional(readOnly = true)
    public Optional<UserId> find(Secret secret, Purpose purpose) {
        return store.find(secret, purpose, clock.instant());
    }

    /** Whether the link can be used, and this is the browser that it was asked for in. */
    @Transactional(readOnly = true)
    public boolean askedFor(Secret secret, Purpose purpose, Secret browser) {
        return store.askedFor(secret, purpose, browser, clock.instant());
    }

    /** Whose link this was, also when it is used up or expired. */
    @Transactional(readOnly = true)
    public Optional<UserId> former(Secret secret, Purpose purpose) {
        return store.former(secret, purpose);
    }

    /** Ends every link that the user has: their mailbox is another one. */
    @Transactional
    public void endAll(UserId user) {
        Instant now = clock.instant();
        for (Purpose purpose : Purpose.values()) {
            store.useAll(user, purpose, now);
        }
    }

    /** Uses the link up, and with it all others of its kind that the user has. */
    @Transactional
    public Optional<Used> use(Secret secret, Purpose purpose, @Nullable Secret browser) {
        Instant now = clock.instant();
        Optional<Used> used = store.use(secret, purpose, browser, now);
        used.ifPresent(found -> store.useAll(found.user(), purpose, now));
        return used;
    }
}
