package org.leadnest.accounts.factors;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.leadnest.accounts.User;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.accounts.signin.Throttle;
import org.leadnest.accounts.signup.FactorWords;
import org.leadnest.accounts.signup.Letters;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.secrets.Secrets;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The verbs over second factors. Codes go by the machine's clock, since a phone's follows it; that the service's clock can be
 * moved in development mode does not matter here. Those that are written down run for the account of the running code.
 */
@Service
public class SecondFactors {
    private static final int SECRET_BYTES = 20; // as long as the hash, RFC 4226 section 4
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final InstantSource MACHINE = InstantSource.system();

    private final FactorStore store;
    private final RecoveryCodes recovery;
    private final Secrets secrets;
    private final Throttle throttle;
    private final AuditLog audit;
    private final Letters letters;

    SecondFactors(
            FactorStore store,
            RecoveryCodes recovery,
            Secrets secrets,
            Throttle throttle,
            AuditLog audit,
            Letters letters) {
        this.store = store;
        this.recovery = recovery;
        this.secrets = secrets;
        this.throttle = throttle;
        this.audit = audit;
        this.letters = letters;
    }

    /** Whether the password alone does not open: the user has an app that makes codes, or a passkey. */
    @Transactional(readOnly = true)
    public boolean on(UserId user) {
        return store.confirmed(user) || store.passkeys(user);
    }

    /** The members of an account whose password alone does not open. */
    @Transactional(readOnly = true)
    public Set<UserId> secured(AccountId account) {
        return store.secured(account);
    }

    /** Whether an app makes codes for the user. */
    @Transactional(readOnly = true)
    public boolean app(UserId user) {
        return store.confirmed(user);
    }

    @Transactional(readOnly = true)
    Optional<Instant> since(UserId user) {
        return store.find(user).map(FactorStore.Kept::confirmedAt);
    }

    @Transactional(readOnly = true)
    int codesLeft(UserId user) {
        return store.codesLeft(user);
    }

    /** Makes a secret that waits for its first code; one that is in use stays. */
    @Transactional
    void begin(UserId user) {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        store.begin(user, secrets.seal(Base64.getEncoder().encodeToString(secret), place(user)), MACHINE.instant());
    }

    /** The secret that waits for its first code, in base 32. */
    @Transactional(readOnly = true)
    Optional<String> waiting(UserId user) {
        return store.find(user).filter(kept -> kept.confirmedAt() == null).map(kept -> Base32.encode(open(kept, user)));
    }

    /** Turns the factor on by its first code; answers the recovery codes, which exist in the clear only here. */
    @Transactional
    Optional<List<String>> confirm(User user, String typed) {
        Optional<FactorStore.Kept> kept = store.find(user.id()).filter(one -> one.confirmedAt() == null);
        OptionalLong step = kept.map(one -> Totp.match(open(one, user.id()), digits(typed), MACHINE.instant()))
                .orElse(OptionalLong.empty());
        if (step.isEmpty() || !store.confirm(user.id(), step.getAsLong(), MACHINE.instant())) {
            return Optional.empty();
        }
        audit.add(AuditNote.of(AuditAct.SECOND_FACTOR_ON).by(user.id()));
        letters.secondFactor(Tenancy.required(), user, FactorWords.on());
        return Optional.of(freshCodes(user.id()));
    }

    /** Looks at a code of the app or a recovery code, and uses it up. Those of a user that come at once follow each other. */
    @Transactional
    public Proof prove(User user, String typed, String address) {
        String subject = user.id().toString();
        return switch (throttle.begin(Throttle.Door.SECOND_STEP, subject, address)) {
            case Throttle.Turn.Held held -> new Proof.Slowed(held.pause());
            case Throttle.Turn.Counted counted -> prove(user, typed, counted.attempt());
        };
    }

    private Proof prove(User user, String typed, Throttle.Attempt attempt) {
        if (useCode(user.id(), typed)) {
            throttle.right(attempt);
            return new Proof.Proven("code");
        }
        if (on(user.id())
                && recovery.hashes(user.id(), typed).stream()
                        .anyMatch(hash -> store.useCode(user.id(), hash, MACHINE.instant()))) {
            throttle.right(attempt);
            int left = store.codesLeft(user.id());
            audit.add(
                    AuditNote.of(AuditAct.RECOVERY_CODE_USED).by(user.id()).with("codes left", Integer.toString(left)));
            letters.secondFactor(Tenancy.required(), user, FactorWords.recoveryCodeUsed(left));
            return new Proof.Proven("recovery code");
        }
        if (throttle.wrong(attempt) != Throttle.Consequence.NONE) {
            audit.add(AuditNote.of(AuditAct.SIGN_IN_HELD_BACK).about(user.id()).with("wrong", "codes"));
        }
        return new Proof.Wrong();
    }

    private boolean useCode(UserId user, String typed) {
        OptionalLong step = store.find(user)
                .filter(kept -> kept.confirmedAt() != null)
                .map(kept -> Totp.match(open(kept, user), digits(typed), MACHINE.instant()))
                .orElse(OptionalLong.empty());
        return step.isPresent() && store.useStep(user, step.getAsLong());
    }

    /** The recovery codes that come with a first passkey; they exist in the clear only here. */
    @Transactional
    public List<String> firstCodes(UserId user) {
        return freshCodes(user);
    }

    /** Without any second factor left, recovery codes stand for nothing. */
    @Transactional
    public void tidy(UserId user) {
        if (!on(user)) {
            store.replaceCodes(user, List.of());
        }
    }

    /** New recovery codes; the old ones work no more. */
    @Transactional
    List<String> renew(User user) {
        audit.add(AuditNote.of(AuditAct.RECOVERY_CODES_RENEWED).by(user.id()));
        return freshCodes(user.id());
    }

    private List<String> freshCodes(UserId user) {
        List<String> codes = recovery.fresh();
        store.replaceCodes(
                user, codes.stream().map(code -> recovery.hash(user, code)).toList());
        return codes;
    }

    @Transactional
    void turnOff(User user) {
        store.remove(user.id());
        tidy(user.id());
        audit.add(AuditNote.of(AuditAct.SECOND_FACTOR_OFF).by(user.id()));
        letters.secondFactor(Tenancy.required(), user, FactorWords.off(on(user.id())));
    }

    /** Forgets a secret that never got its first code. */
    @Transactional
    void giveUp(UserId user) {
        if (!store.confirmed(user)) {
            store.remove(user);
        }
    }

    @Transactional(readOnly = true)
    boolean required(AccountId account) {
        return store.required(account);
    }

    /** Whether everybody in the account needs a second factor. */
    @Transactional
    void require(AccountId account, boolean required) {
        boolean before = store.required(account);
        store.require(account, required);
        audit.add(AuditNote.of(AuditAct.SECOND_FACTOR_RULE)
                .changed("needed by everybody", before ? "yes" : "no", required ? "yes" : "no"));
    }

    private byte[] open(FactorStore.Kept kept, UserId user) {
        return Base64.getDecoder().decode(secrets.open(kept.secret(), place(user)));
    }

    private static String place(UserId user) {
        return "accounts.authenticators/" + user;
    }

    private static String digits(String typed) {
        return typed.replaceAll("\\s", "");
    }
}
