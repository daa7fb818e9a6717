package org.leadnest.accounts.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.audit.Network;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Slows down guessing. Failures are counted several ways, each with free tries and then a wait that doubles from one second
 * up to a ceiling: by mailbox and network address (15 minutes), by network address alone (15 minutes, after many more
 * tries: offices share one), and at the sign-in by the browser's mark over all mailboxes (15 minutes) and by mailbox alone
 * (one minute, so that a stranger cannot lock the owner out for long). After 100 wrong passwords (NIST SP 800-63B-4 section
 * 3.2.2) a mailbox is locked for a day, or until a link in a mail opens it. A browser that the mailbox's user has signed in
 * with before has counters of its own in place of the mailbox's, so that strangers do not keep it out. Sign-ups are counted by
 * browser and by network. An IPv6 address counts as its network of 64 bits, which one customer is given whole. Counters are
 * forgotten a day after the last failure; subjects are kept as hashes. They stand in the database, so that many nodes count
 * together.
 *
 * <p>A guess is counted as a failure before it is looked at ({@link #begin}), and taken back when it is none: of many that
 * come at once no more are looked at than of as many that come one after another.
 */
@Service
public class Throttle {
    private static final Duration MEMORY = Duration.ofDays(1);
    private static final Duration LONG = Duration.ofMinutes(15);
    private static final Duration SHORT = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int LONGEST_SHIFT = 20;
    private static final int FREE_BEFORE_LOCK = 100;
    private static final int FREE_OF_DEVICE = 50;

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

    /**
     * The browser that a try comes from.
     *
     * @param mark of its cookie; empty when it brought none
     * @param known whether the mailbox's user has signed in with it before
     */
    public record Device(String mark, boolean known) {
        public static final Device NONE = new Device("", false);
    }

    /** Whether a try may be looked at. */
    public sealed interface Turn {
        /** It may, and is counted as a failure by now. */
        record Counted(Attempt attempt) implements Turn {}

        /** It may not before the pause is over, and is not counted. */
        record Held(Duration pause) implements Turn {}
    }

    private record Count(Limit limit, int failures) {}

    /** A try that is counted; one of {@link #right}, {@link #wrong} and {@link #takeBack} follows. */
    public static final class Attempt {
        private final List<Count> counts;
        private final Instant at;

        private Attempt(List<Count> counts, Instant at) {
            this.counts = List.copyOf(counts);
            this.at = at;
        }
    }

    /** How long to wait before the next try is looked at; nothing when it may be made now. */
    @Transactional(readOnly = true)
    public Optional<Duration> pause(Door door, String mailbox, String address) {
        return pause(limits(door, mailbox, address, Device.NONE), clock.instant());
    }

    private Optional<Duration> pause(List<Limit> limits, Instant now) {
        return store.blockedUntil(limits.stream().map(Limit::subject).toList())
                .filter(now::isBefore)
                .map(until -> Duration.between(now, until));
    }

    /** Counts a failure, and says what it led to. */
    @Transactional
    public Consequence failed(Door door, String mailbox, String address) {
        Instant now = clock.instant();
        store.forget(now.minus(MEMORY));
        List<Count> counts = limits(door, mailbox, address, Device.NONE).stream()
                .map(limit -> new Count(limit, store.countFailure(limit.subject(), owner(limit, mailbox), now)))
                .toList();
        counts.forEach(count -> block(count, now));
        return consequence(counts);
    }

    /** As {@link #begin(Door, String, String, Device)}, where browsers do not count. */
    @Transactional
    public Turn begin(Door door, String mailbox, String address) {
        return begin(door, mailbox, address, Device.NONE);
    }

    /** Counts a try before it is looked at; a counter's row stays locked meanwhile, so that those at once follow each other. */
    @Transactional
    public Turn begin(Door door, String mailbox, String address, Device device) {
        Instant now = clock.instant();
        List<Limit> limits = limits(door, mailbox, address, device);
        Optional<Duration> pause = pause(limits, now);
        if (pause.isPresent()) {
            return new Turn.Held(pause.get());
        }
        List<Count> counts = new ArrayList<>();
        for (Limit limit : limits) {
            OptionalInt failures = store.countOpen(limit.subject(), owner(limit, mailbox), now, now.minus(MEMORY));
            if (failures.isEmpty()) {
                takeBack(new Attempt(counts, now));
                return new Turn.Held(pause(List.of(limit), now).orElse(Duration.ofSeconds(1)));
            }
            counts.add(new Count(limit, failures.getAsInt()));
        }
        counts.forEach(count -> block(count, now));
        return new Turn.Counted(new Attempt(counts, now));
    }

    /** The guess is wrong: the wait runs from now on. Says what the failure led to. */
    @Transactional
    public Consequence wrong(Attempt attempt) {
        Instant now = clock.instant();
        attempt.counts.forEach(count -> block(count, now));
        store.forget(now.minus(MEMORY));
        return consequence(attempt.counts);
    }

    /** The guess is right: clears what was counted for this mailbox; network address and browser keep what they had before. */
    @Transactional
    public void right(Attempt attempt) {
        for (Count count : attempt.counts) {
            if (count.limit().ofMailbox()) {
                store.clear(count.limit().subject());
            } else {
                store.takeBack(count.limit().subject(), attempt.at);
            }
        }
    }

    /** Nobody looked at the guess: it counts nowhere. */
    @Transactional
    public void takeBack(Attempt attempt) {
        attempt.counts.forEach(count -> store.takeBack(count.limit().subject(), attempt.at));
    }

    private void block(Count count, Instant now) {
        Duration wait = count.limit().waitAfter(count.failures());
        if (wait.isPositive()) {
            store.block(count.limit().subject(), now.plus(wait));
        }
    }

    private static Consequence consequence(List<Count> counts) {
        List<Limit> begun = counts.stream()
                .filter(count -> count.limit().ofMailbox()
                        && count.failures() == count.limit().freeTries() + 1)
                .map(Count::limit)
                .toList();
        if (begun.isEmpty()) {
            return Consequence.NONE;
        }
        return begun.stream().anyMatch(Limit::locks) ? Consequence.LOCKED : Consequence.SLOWED;
    }

    private static byte @Nullable [] owner(Limit limit, String mailbox) {
        return limit.ofMailbox() ? hash("owner", mailbox) : null;
    }

    /**
     * What makes a mailbox, or its user's second step, wait.
     *
     * @param locked whether a hundred wrong passwords did it, so that it ends by a mailed link or after a day
     */
    public record Hold(Instant until, boolean locked) {}

    /** The longest wait of this mailbox, or of this user's second step. */
    @Transactional(readOnly = true)
    public Optional<Hold> hold(String mailbox, String user) {
        Instant now = clock.instant();
        return store.heldUntil(List.of(hash("owner", mailbox), hash("owner", user)), now)
                .map(until -> new Hold(until, until.isAfter(now.plus(LONG))));
    }

    /** Clears what was counted for a mailbox and for its user's second step, from wherever it was tried. */
    @Transactional
    public void unlock(String mailbox, String user) {
        store.clearOf(List.of(hash("owner", mailbox), hash("owner", user)));
    }

    /** In the order of their subjects, in which the rows are locked by everybody. */
    private static List<Limit> limits(Door door, String mailbox, String address, Device device) {
        return limitsOf(door, mailbox, address, device).stream()
                .sorted((one, other) -> Arrays.compareUnsigned(one.subject(), other.subject()))
                .toList();
    }

    private static List<Limit> limitsOf(Door door, String mailbox, String address, Device device) {
        String network = Network.limited(address);
        Limit both = new Limit(hash(door.name(), "both", mailbox, network), 5, LONG, true);
        Limit shared = new Limit(hash(door.name(), "address", network), 200, LONG, false);
        return switch (door) {
            case SIGN_IN -> ofSignIn(both, shared, mailbox, device);
            case MAIL -> List.of(both, shared);
            case SIGN_UP ->
                List.of(
                        new Limit(hash(door.name(), "browser", mailbox), 3, HOUR, MEMORY, false),
                        new Limit(hash(door.name(), "address", network), 20, HOUR, MEMORY, false));
            case REPORT -> List.of(new Limit(hash(door.name(), "address", network), 60, HOUR, false));
            case SECOND_STEP -> List.of(both, new Limit(hash(door.name(), "mailbox", mailbox), 10, LONG, true));
        };
    }

    private static List<Limit> ofSignIn(Limit both, Limit shared, String mailbox, Device device) {
        String door = Door.SIGN_IN.name();
        String whose = device.known() ? mailbox + "\n" + device.mark() : mailbox;
        List<Limit> limits = new ArrayList<>(List.of(both, shared));
        if (!device.mark().isEmpty()) {
            limits.add(new Limit(hash(door, "device", device.mark()), FREE_OF_DEVICE, LONG, false));
        }
        limits.add(new Limit(hash(door, "mailbox", whose), 20, SHORT, true));
        limits.add(new Limit(hash(door, "lock", whose), FREE_BEFORE_LOCK, MEMORY, MEMORY, true));
        return limits;
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
