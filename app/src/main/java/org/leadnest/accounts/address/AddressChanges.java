package org.leadnest.accounts.address;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.User;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.accounts.doors.Sessions;
import org.leadnest.accounts.signup.Letters;
import org.leadnest.accounts.signup.Secret;
import org.leadnest.accounts.signup.TakenAway;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.UserId;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The verbs of changing the address that somebody signs in with. Each runs for the account that its mail belongs to. */
@Service
class AddressChanges {
    static final int PER_HOUR = 5;
    static final Duration LIFE = Duration.ofHours(24);
    static final Duration BACK = Duration.ofDays(7);
    private static final Duration HOUR = Duration.ofHours(1);

    private final AddressStore store;
    private final Accounts accounts;
    private final Letters letters;
    private final Sessions sessions;
    private final MadeSince made;
    private final AuditLog audit;
    private final InstantSource clock;

    AddressChanges(
            AddressStore store,
            Accounts accounts,
            Letters letters,
            Sessions sessions,
            MadeSince made,
            AuditLog audit,
            InstantSource clock) {
        this.store = store;
        this.accounts = accounts;
        this.letters = letters;
        this.sessions = sessions;
        this.made = made;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Mails a link to the new address; where it belongs to somebody already, a letter without one. False when that was asked for
     * five times within the hour, whatever the address.
     */
    @Transactional
    public boolean ask(AccountId account, UserId id, EmailAddress wanted) {
        Instant now = clock.instant();
        if (store.askedSince(id, now.minus(HOUR)) >= PER_HOUR) {
            return false;
        }
        User user = accounts.user(id);
        store.endAsked(id, now);
        Secret secret = Secret.random();
        store.insert(new AddressChange(id, user.email(), wanted), secret, now, now.plus(LIFE));
        audit.add(AuditNote.of(AuditAct.EMAIL_CHANGE_ASKED).by(id).with("address", wanted.masked()));
        Optional<User> owner = accounts.userWith(wanted);
        if (owner.isPresent()) {
            store.endAsked(id, now);
            letters.addressTaken(account, owner.get());
        } else {
            letters.addressProof(account, user.at(wanted), secret);
        }
        return true;
    }

    @Transactional(readOnly = true)
    public Optional<AddressChange> asked(Secret secret) {
        return store.asked(secret, clock.instant());
    }

    @Transactional(readOnly = true)
    public Optional<AddressChange> toTakeBack(Secret secret) {
        return store.back(secret, clock.instant());
    }

    /**
     * Changes the address, ends every session, every other link that was mailed to the old one, and tells it. Nothing when the
     * link works no more; {@link Overtaken} when somebody else has the address by now.
     */
    @Transactional
    public Optional<AddressChange> change(AccountId account, Secret secret) {
        Instant now = clock.instant();
        Secret back = Secret.random();
        Optional<AddressChange> used = store.use(secret, back, now, now.plus(BACK));
        used.ifPresent(change -> {
            move(change.user(), change.after(), Optional.of(change.before()), now);
            User user = accounts.user(change.user());
            done(change.user());
            audit.add(AuditNote.of(AuditAct.EMAIL_CHANGED)
                    .by(change.user())
                    .changed("address", change.before().masked(), change.after().masked()));
            letters.addressChanged(account, user.at(change.before()), change.after(), back);
        });
        return used;
    }

    /** When the change was made that this link takes back; nothing when the link works no more. */
    @Transactional(readOnly = true)
    public Optional<Instant> changedAt(Secret secret) {
        return store.changedAt(secret, clock.instant());
    }

    /**
     * Gives the old address its place back, ends every session and every way in of the time between. Nothing when the link works
     * no more; {@link Overtaken} when somebody else has proved the address since.
     *
     * @param ended what ended with it already
     */
    @Transactional
    public Optional<AddressChange> takeBack(AccountId account, Secret secret, List<TakenAway> ended) {
        Instant now = clock.instant();
        Optional<Instant> since = store.changedAt(secret, now);
        Optional<AddressChange> used = store.useBack(secret, now);
        used.ifPresent(change -> {
            store.makeRoom(change.before(), change.user());
            move(change.user(), change.before(), Optional.empty(), now);
            done(change.user());
            audit.add(AuditNote.of(AuditAct.EMAIL_TAKEN_BACK)
                    .by(change.user())
                    .with("address", change.before().masked()));
            List<TakenAway> taken = new ArrayList<>(made.waysIn(change.user(), since.orElse(now)));
            taken.addAll(ended);
            letters.addressTakenBack(account, accounts.user(change.user()), taken);
        });
        return used;
    }

    /** All or nothing: a link that could not do its act is not used up. */
    private void move(UserId user, EmailAddress address, Optional<EmailAddress> from, Instant now) {
        try {
            if (!store.readdress(user, address, from, now)) {
                throw new Overtaken(null);
            }
        } catch (DuplicateKeyException takenAtTheSameTime) {
            throw new Overtaken(takenAtTheSameTime);
        }
    }

    /** Somebody else has the address; nothing was changed. */
    static final class Overtaken extends RuntimeException {
        Overtaken(@Nullable DuplicateKeyException cause) {
            super("the address was taken by somebody else", cause);
        }
    }

    private void done(UserId user) {
        made.endLinks(user);
        sessions.endAll(user);
    }
}
