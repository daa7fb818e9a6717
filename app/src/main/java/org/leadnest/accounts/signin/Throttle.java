package org.leadnest.accounts.signin;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Slows down guessing. Failures are counted three ways, each with free tries and then a wait that doubles from one second
 * up to a ceiling: by mailbox and network address (15 minutes), by network address alone (15 minutes, after many more
 * tries: offices share one), and at the sign-in by mailbox alone (one minute, so that a stranger cannot lock the owner out
 * for long). After 100 wrong passwords (NIST SP 800-63B-4 section 3.2.2) a mailbox is locked for a day, or until a link in a
 * mail opens it. Sign-ups are counted by browser and by network. An IPv6 address counts as its network of 64 bits, which one
 * customer is given whole. Counters are forgotten a day after the last failure; subjects are kept as hashes. They stand in the
 * database, so that many nodes count together.
 */
@Service
public class Throttle {
    private static final Duration MEMORY = Duration.ofDays(1);
    private static final Duration LONG = Duration.ofMinutes(15);
    private static final Duration SHORT = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int LONGEST_SHIFT = 20;
    private static final int IPV6_NETWORK_BYTES = 8;
    private static final int FREE_BEFORE_LOCK = 100;

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
        /** New accounts; the mailbox is the browser's mark. */
        SIGN_UP,
        /** What browsers report by themselves. */
        REPORT,
        /** Codes of a second factor, which only whoever knows the password can try. */
        SECOND_STEP
    }

    /** What a failure led to. */
    public enum Consequence {
        NONE,
        /** It is the first one that makes whoever tries this mailbox wait. */
        SLOWED,
        /** The mailbox is locked from now on. */
        LOCKED
    }

    /** @param first the wait after the first failure that is not free; it doubles up to the ceiling */
    private record Limit(byte[] subject, int freeTries, Duration first, Duration ceiling, boolean ofMailbox) {
        Limit(byte[] subject, int freeTries, Duration ceiling, boolean ofMailbox) {
            this(subject, freeTries, Duration.ofSeconds(1), ceiling, ofMailbox);
        }

        boolean locks() {
            return first.equals(MEMORY);
        }

        Duration waitAfter(int failures) {
            int over = failures - freeTries;
            if (over <= 0) {
                return Duration.ZERO;
            }
            Duration wait = first.multipliedBy(1L << Math.min(over - 1, LONGEST_SHIFT));
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

    /** Counts a failure, and says what it led to. */
    @Transactional
    public Consequence failed(Door door, String mailbox, String address) {
        Instant now = clock.instant();
        store.forget(now.minus(MEMORY));
        Consequence consequence = Consequence.NONE;
        for (Limit limit : limits(door, mailbox, address)) {
            int failures = store.countFailure(limit.subject(), limit.ofMailbox() ? hash("owner", mailbox) : null, now);
            store.block(limit.subject(), now.plus(limit.waitAfter(failures)));
            if (limit.ofMailbox() && failures == limit.freeTries() + 1 && consequence != Consequence.LOCKED) {
                consequence = limit.locks() ? Consequence.LOCKED : Consequence.SLOWED;
            }
        }
        return consequence;
    }

    /** A success clears what was counted for this mailbox; the network address keeps its count. */
    @Transactional
    public void succeeded(Door door, String mailbox, String address) {
        store.clear(hash(door.name(), "both", mailbox, address));
        store.clear(hash(door.name(), "mailbox", mailbox));
        store.clear(hash(door.name(), "lock", mailbox));
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
        String network = network(address);
        Limit both = new Limit(hash(door.name(), "both", mailbox, network), 5, LONG, true);
        Limit shared = new Limit(hash(door.name(), "address", network), 200, LONG, false);
        Limit owner = new Limit(hash(door.name(), "mailbox", mailbox), 20, SHORT, true);
        return switch (door) {
            case SIGN_IN ->
                List.of(
                        both,
                        shared,
                        owner,
                        new Limit(hash(door.name(), "lock", mailbox), FREE_BEFORE_LOCK, MEMORY, MEMORY, true));
            case MAIL -> List.of(both, shared);
            case SIGN_UP ->
                List.of(
                        new Limit(hash(door.name(), "browser", mailbox), 3, HOUR, MEMORY, false),
                        new Limit(hash(door.name(), "address", network), 20, HOUR, MEMORY, false));
            case REPORT -> List.of(new Limit(hash(door.name(), "address", network), 60, HOUR, false));
            case SECOND_STEP -> List.of(both, new Limit(hash(door.name(), "mailbox", mailbox), 10, LONG, true));
        };
    }

    /** IPv6 is given out by networks of 64 bits (RFC 6177): whoever has one has all of its addresses. */
    private static String network(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(parsed.getAddress(), 0, IPV6_NETWORK_BYTES)
                    : address;
        } catch (IllegalArgumentException noAddress) {
            return address;
        }
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
