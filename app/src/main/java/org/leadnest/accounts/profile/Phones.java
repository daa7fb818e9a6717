package org.leadnest.accounts.profile;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.accounts.signup.SixDigits;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.limits.Rate;
import org.leadnest.platform.limits.SharedBuckets;
import org.leadnest.platform.mail.ProductText;
import org.leadnest.platform.mail.Texter;
import org.leadnest.platform.secrets.DerivedKeys;
import org.leadnest.platform.secrets.PurposeKey;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The verbs over people's own numbers. A number counts once the six digits that were texted to it came back within ten minutes
 * and five tries. Three codes an hour go to a person and to a number, twenty a day from an account, since a stranger pays for
 * none of them.
 */
@Service
public class Phones {
    static final Duration VALID = Duration.ofMinutes(10);
    static final int MOST_TRIES = 5;
    private static final Rate FOR_ONE = new Rate(3, Duration.ofHours(1));
    private static final Rate FOR_ACCOUNT = new Rate(20, Duration.ofDays(1));

    private final PhoneStore store;
    private final Profiles profiles;
    private final Texter texter;
    private final SharedBuckets buckets;
    private final AuditLog audit;
    private final InstantSource clock;
    private final PurposeKey key;

    Phones(
            PhoneStore store,
            Profiles profiles,
            Texter texter,
            SharedBuckets buckets,
            AuditLog audit,
            InstantSource clock,
            DerivedKeys keys) {
        this.store = store;
        this.profiles = profiles;
        this.texter = texter;
        this.buckets = buckets;
        this.audit = audit;
        this.clock = clock;
        this.key = keys.forPurpose("phone codes");
    }

    /** Why no code could be texted now, whoever asked; empty when one could. */
    @Transactional(readOnly = true)
    public Optional<String> closed(Actor actor) {
        return texter.objection(actor.account());
    }

    /** The number whose code is awaited. */
    @Transactional(readOnly = true)
    public Optional<PhoneNumber> awaited(UserId user) {
        return store.awaited(user, clock.instant());
    }

    /** Texts a new code, which ends the one before it; answers why not, if not. */
    @Transactional
    public Optional<String> ask(Actor actor, PhoneNumber number) {
        Optional<String> objection = texter.objection(actor.account());
        if (objection.isPresent()) {
            return objection;
        }
        if (!allowed("account/" + actor.account(), FOR_ACCOUNT)
                || !allowed("user/" + actor.user(), FOR_ONE)
                || !allowed("number/" + number.value(), FOR_ONE)) {
            return Optional.of("There were several codes lately; please try again in an hour.");
        }
        Instant expires = clock.instant().plus(VALID);
        String code = SixDigits.random();
        store.await(
                actor.user(), number, SixDigits.hash(key.current(), actor.user().toString(), code), expires);
        boolean spanish =
                profiles.of(actor.user()).language().filter("es"::equals).isPresent();
        texter.text(new ProductText(
                actor.account(),
                "phone-code",
                number,
                actor.name(),
                (spanish
                                ? "%s es su código de LeadNest. Vale diez minutos. No lo comparta."
                                : "%s is your LeadNest code. It works for ten minutes. Do not share it.")
                        .formatted(code),
                expires));
        return Optional.empty();
    }

    private boolean allowed(String whose, Rate rate) {
        return buckets.draw("phone-code/" + whose, 1, rate).drawn() == 1;
    }

    /** What a typed code was. */
    public enum Confirming {
        CONFIRMED,
        WRONG,
        /** There is none, it expired, or it was tried too often. */
        OVER
    }

    @Transactional
    public Confirming confirm(UserId user, String typed) {
        Instant now = clock.instant();
        Optional<PhoneStore.Tried> tried = store.tryOnce(user, MOST_TRIES, now);
        if (tried.isEmpty()) {
            return Confirming.OVER;
        }
        String code = SixDigits.typed(typed);
        if (key.all().stream()
                .noneMatch(
                        one -> MessageDigest.isEqual(tried.get().hash(), SixDigits.hash(one, user.toString(), code)))) {
            return Confirming.WRONG;
        }
        store.keep(user, tried.get().number(), now);
        audit.add(AuditNote.of(AuditAct.PHONE_CONFIRMED).by(user).about(user));
        return Confirming.CONFIRMED;
    }

    /** Forgets the number, and a code that is on its way. */
    @Transactional
    public void forget(UserId user) {
        store.forget(user);
        audit.add(AuditNote.of(AuditAct.PHONE_FORGOTTEN).by(user).about(user));
    }
}
