package org.leadnest.accounts.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Slows down guessing. Failures are counted three ways, each with free tries and then a wait that doubles from one second
 * up to a ceiling: by mailbox and network address (15 minutes), by network address alone (15 minutes, after many more
 * tries: offices share one), and at the sign-in by mailbox alone (one minute, so that a stranger cannot lock the owner out
 * for long; it still keeps a day under 1,500 tries, NIST SP 800-63B-4 section 3.2.2 asks for a limit). Counters are
 * forgotten a day after the last failure; subjects are kept as hashes.
 */
@Service
public class Throttle {
    private static final Duration MEMORY = Duration.ofDays(1);
    private static final Duration LONG = Duration.ofMinutes(15);
    private static final Duration SHORT = Duration.ofMinutes(1);
    private static final int LONGEST_SHIFT = 20;

    private final ThrottleStore store;
    private final InstantSource clock;

    Throttle(ThrottleStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Where the tries are counted: each door has its own counters. */
    public enum Door {
        /** Passwords. */
        SIGN_IN,
        /** What makes us send a mail to an address that a stranger may have typed. */
        MAIL,
        /** Codes of a second factor, which only whoever knows the password can try. */
        SECOND_STEP
    }

    private record Limit(byte[] subject, int freeTries, Duration ceiling, boolean ofMailbox) {
        Duration waitAfter(int failures) {
            int over = failures - freeTries;
            if (over <= 0) {
                return Duration.ZERO;
            }
            Duration wait = Duration.ofSeconds(1L << Math.min(over - 1, LONGEST_SHIFT));
            return wait.compareTo(ceiling) < 0 ? wait : ceiling;
        }
    }

    /** How long to wait before the next try is looked at; nothing when it may be made now. */
    @Transactional(readOnly = true)
    public Optional<Duration> pause(Door door, String mailbox, String address) {
        Instant now = clock.instant();
        return store.blockedUntil(subjects(door, mailbox, address))
                .filter(now::isBefore)
                .map(until -> Duration.between(now, until));
    }

    /** Counts a failure; true when it is the first one that makes whoever tries this mailbox wait. */
    @Transactional
    public boolean failed(Door door, String mailbox, String address) {
        Instant now = clock.instant();
        store.forget(now.minus(MEMORY));
        boolean first = false;
        for (Limit limit : limits(door, mailbox, address)) {
            int failures = store.countFailure(limit.subject(), limit.ofMailbox() ? hash("owner", mailbox) : null, now);
            store.block(limit.subject(), now.plus(limit.waitAfter(failures)));
            first |= limit.ofMailbox() && failures == limit.freeTries() + 1;
        }
        return first;
    }

    /** A success clears what was counted for this mailbox; the network address keeps its count. */
    @Transactional
    public void succeeded(Door door, String mailbox, String address) {
        store.clear(hash(door.name(), "both", mailbox, address));
        store.clear(hash(door.name(), "mailbox", mailbox));
    }

    /** Whether anything makes this mailbox, or this user's second step, wait. */
    @Transactional(readOnly = true)
    public boolean holds(String mailbox, String user) {
        return store.holds(List.of(hash("owner", mailbox), hash("owner", user)), clock.instant());
    }

    /** Clears what was counted for a mailbox and for its user's second step, from wherever it was tried. */
    @Transactional
    public void unlock(String mailbox, String user) {
        store.clearOf(List.of(hash("owner", mailbox), hash("owner", user)));
    }

    private static List<byte[]> subjects(Door door, String mailbox, String address) {
        return limits(door, mailbox, address).stream().map(Limit::subject).toList();
    }

    private static List<Limit> limits(Door door, String mailbox, String address) {
        Limit both = new Limit(hash(door.name(), "both", mailbox, address), 5, LONG, true);
        Limit network = new Limit(hash(door.name(), "address", address), 200, LONG, false);
        return switch (door) {
            case SIGN_IN -> List.of(both, network, new Limit(hash(door.name(), "mailbox", mailbox), 20, SHORT, true));
            case MAIL -> List.of(both, network);
            case SECOND_STEP -> List.of(both, new Limit(hash(door.name(), "mailbox", mailbox), 10, LONG, true));
        };
    }

    private static byte[] hash(String... parts) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
