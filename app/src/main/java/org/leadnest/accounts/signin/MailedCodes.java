package org.leadnest.accounts.signin;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.User;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.accounts.factors.Proof;
import org.leadnest.accounts.factors.SecondFactors;
import org.leadnest.accounts.signup.Letters;
import org.leadnest.accounts.signup.Secret;
import org.leadnest.accounts.signup.SixDigits;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.limits.Rate;
import org.leadnest.platform.limits.SharedBuckets;
import org.leadnest.platform.secrets.DerivedKeys;
import org.leadnest.platform.secrets.PurposeKey;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Codes that show before a dangerous act that it is them: mailed to whoever has neither a password nor a second factor. A code
 * counts once, for ten minutes, in the session that asked for it; a new one ends the one before. Wrong ones are counted as those
 * of a second factor are, and six codes an hour go to a person.
 */
@Service
class MailedCodes {
    private static final Duration VALID = Duration.ofMinutes(10);
    private static final Rate FOR_ONE = new Rate(6, Duration.ofHours(1));

    private final MailedCodeStore store;
    private final Accounts accounts;
    private final SecondFactors factors;
    private final Letters letters;
    private final Gate gate;
    private final InstantSource clock;
    private final PurposeKey key;

    MailedCodes(
            MailedCodeStore store,
            Accounts accounts,
            SecondFactors factors,
            Letters letters,
            Gate gate,
            InstantSource clock,
            DerivedKeys keys) {
        this.store = store;
        this.accounts = accounts;
        this.factors = factors;
        this.letters = letters;
        this.gate = gate;
        this.clock = clock;
        this.key = keys.forPurpose("mailed codes");
    }

    /** What slows down whoever asks and whoever guesses. */
    @org.springframework.stereotype.Component
    record Gate(Throttle throttle, SharedBuckets buckets, AuditLog audit) {}

    /** Whether a mailed code is what the user shows: there is nothing else here that only they have. */
    @Transactional(readOnly = true)
    boolean due(UserId user) {
        return !factors.on(user) && accounts.passwordHash(user).isEmpty();
    }

    /** Whether a code of this session waits to be typed. */
    @Transactional(readOnly = true)
    boolean awaited(User user, String session) {
        return store.find(hash(session), user.id(), clock.instant()).isPresent();
    }

    /** Mails a new code, in the account of the running code; false when there were too many lately. */
    @Transactional
    boolean send(User user, String session) {
        if (gate.buckets().draw("mailed-code/" + user.id(), 1, FOR_ONE).drawn() == 0) {
            return false;
        }
        String code = SixDigits.random();
        store.keep(
                hash(session),
                user.id(),
                SixDigits.hash(key.current(), whose(user, session), code),
                clock.instant().plus(VALID));
        letters.proofCode(Tenancy.required(), user, code);
        return true;
    }

    /** Looks at a typed code, and uses it up when it is right. Those of a user that come at once follow each other. */
    @Transactional
    Proof prove(User user, String session, String typed, String address) {
        return switch (gate.throttle()
                .begin(Throttle.Door.SECOND_STEP, user.id().toString(), address)) {
            case Throttle.Turn.Held held -> new Proof.Slowed(held.pause());
            case Throttle.Turn.Counted counted -> prove(user, session, typed, counted.attempt());
        };
    }

    private Proof prove(User user, String session, String typed, Throttle.Attempt attempt) {
        Instant now = clock.instant();
        Optional<byte[]> kept = store.find(hash(session), user.id(), now);
        String code = SixDigits.typed(typed);
        boolean right = kept.isPresent()
                && key.all().stream()
                        .anyMatch(one ->
                                MessageDigest.isEqual(kept.get(), SixDigits.hash(one, whose(user, session), code)))
                && store.use(hash(session), kept.get());
        if (right) {
            gate.throttle().right(attempt);
            return new Proof.Proven("mailed code");
        }
        if (gate.throttle().wrong(attempt) != Throttle.Consequence.NONE) {
            gate.audit()
                    .add(AuditNote.of(AuditAct.SIGN_IN_HELD_BACK)
                            .about(user.id())
                            .with("wrong", "mailed codes"));
        }
        return new Proof.Wrong();
    }

    private static String whose(User user, String session) {
        return user.id() + "/" + session + "/";
    }

    private static byte[] hash(String session) {
        return new Secret(session).hash();
    }
}
