package org.leadnest.accounts.address;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.User;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.accounts.doors.Sessions;
import org.leadnest.accounts.signup.EmailLinks;
import org.leadnest.accounts.signup.Letters;
import org.leadnest.accounts.signup.Secret;
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
    private final EmailLinks links;
    private final Letters letters;
    private final Sessions sessions;
    private final AuditLog audit;
    private final InstantSource clock;

    AddressChanges(
            AddressStore store,
            Accounts accounts,
            EmailLinks links,
            Letters letters,
            Sessions sessions,
            AuditLog audit,
            InstantSource clock) {
        this.store = store;
        this.accounts = accounts;
        this.links = links;
        this.letters = letters;
        this.sessions = sessions;
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
     * link works no more, or somebody else has the address by now.
     */
    @Transactional
    public Optional<AddressChange> change(AccountId account, Secret secret) {
        Instant now = clock.instant();
        Secret back = Secret.random();
        Optional<AddressChange> used = store.use(secret, back, now, now.plus(BACK))
                .filter(change -> moved(change.user(), change.after(), Optional.of(change.before()), now));
        used.ifPresent(change -> {
            User user = accounts.user(change.user());
            done(change.user());
            audit.add(AuditNote.of(AuditAct.EMAIL_CHANGED)
                    .by(change.user())
                    .changed("address", change.before().masked(), change.after().masked()));
            letters.addressChanged(account, user.at(change.before()), change.after(), back);
        });
        return used;
    }

    /** Gives the old address its place back and ends every session; nothing when the link works no more. */
    @Transactional
    public Optional<AddressChange> takeBack(AccountId account, Secret secret) {
        Instant now = clock.instant();
        Optional<AddressChange> used = store.useBack(secret, now).filter(change -> {
            store.makeRoom(change.before(), change.user());
            return moved(change.user(), change.before(), Optional.empty(), now);
        });
        used.ifPresent(change -> {
            done(change.user());
            audit.add(AuditNote.of(AuditAct.EMAIL_TAKEN_BACK)
                    .by(change.user())
                    .with("address", change.before().masked()));
            letters.addressTakenBack(account, accounts.user(change.user()));
        });
        return used;
    }

    private boolean moved(UserId user, EmailAddress address, Optional<EmailAddress> from, Instant now) {
        try {
            return store.readdress(user, address, from, now);
        } catch (DuplicateKeyException takenAtTheSameTime) {
            throw new Overtaken(takenAtTheSameTime);
        }
    }

    /** Somebody took the address in the same moment; nothing was changed. */
    static final class Overtaken extends RuntimeException {
        Overtaken(DuplicateKeyException cause) {
            super("the address was taken by somebody else at the same time", cause);
        }
    }

    private void done(UserId user) {
        links.endAll(user);
        sessions.endAll(user);
    }
}
