package org.leadnest.accounts.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Slows down guessing. Failures are counted three ways, each with free tries and then a wait that doubles from one second
 * up to a ceiling: by mailbox and network address (15 minutes), by network address alone (15 minutes, after many more
 * tries: offices share one), by mailbox alone (one minute, so that a stranger cannot lock the owner out for long; it still
 * keeps a day under 1,500 tries, NIST SP 800-63B-4 section 3.2.2 asks for a limit). Counters are forgotten a day after the
 * last failure; subjects are kept as hashes.
 */
@Service
public class Throttle {
    private static final Duration MEMORY = Duration.ofDays(1);
    private static final int LONGEST_SHIFT = 20;

    private final ThrottleStore store;
    private final InstantSource clock;

    Throttle(ThrottleStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    private record Limit(byte[] subject, int freeTries, Duration ceiling) {
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
    public Optional<Duration> pause(String mailbox, String address) {
        Instant now = clock.instant();
        return store.blockedUntil(subjects(mailbox, address))
                .filter(now::isBefore)
                .map(until -> Duration.between(now, until));
    }

    @Transactional
    public void failed(String mailbox, String address) {
        Instant now = clock.instant();
        store.forget(now.minus(MEMORY));
        for (Limit limit : limits(mailbox, address)) {
            int failures = store.countFailure(limit.subject(), now);
            store.block(limit.subject(), now.plus(limit.waitAfter(failures)));
        }
    }

    /** A success clears what was counted for this mailbox; the network address keeps its count. */
    @Transactional
    public void succeeded(String mailbox, String address) {
        limits(mailbox, address).stream().limit(2).forEach(limit -> store.clear(limit.subject()));
    }

    private static List<byte[]> subjects(String mailbox, String address) {
        return limits(mailbox, address).stream().map(Limit::subject).toList();
    }

    private static List<Limit> limits(String mailbox, String address) {
        return Stream.of(
                        new Limit(hash("both", mailbox, address), 5, Duration.ofMinutes(15)),
                        new Limit(hash("mailbox", mailbox), 20, Duration.ofMinutes(1)),
                        new Limit(hash("address", address), 60, Duration.ofMinutes(15)))
                .toList();
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
