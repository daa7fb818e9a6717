package org.leadnest.accounts.google;

import java.time.InstantSource;
import java.util.Optional;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.NewAccount;
import org.leadnest.accounts.User;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.accounts.signup.Letters;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** The verbs over who is who at Google. Those that change something run for the account of the running code. */
@Service
class Identities {
    private final IdentityStore store;
    private final Accounts accounts;
    private final AuditLog audit;
    private final Letters letters;
    private final FirstPictures pictures;
    private final InstantSource clock;

    Identities(
            IdentityStore store,
            Accounts accounts,
            AuditLog audit,
            Letters letters,
            FirstPictures pictures,
            InstantSource clock) {
        this.store = store;
        this.accounts = accounts;
        this.audit = audit;
        this.letters = letters;
        this.pictures = pictures;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    Arrival arrive(GoogleUser google) {
        Optional<UserId> owner = store.owner(google);
        if (owner.isPresent()) {
            return new Arrival.Known(owner.get());
        }
        Optional<EmailAddress> mailbox = EmailAddress.parse(google.email());
        if (!google.verified() || mailbox.isEmpty()) {
            return new Arrival.Unverified();
        }
        return accounts.userWith(mailbox.get()).isPresent() ? new Arrival.SameAddress() : new Arrival.Stranger();
    }

    /** Joins a user, who has proved to be it, with an identity; false when either is joined with another. */
    @Transactional
    boolean join(GoogleUser google, UserId user) {
        if (!store.insert(google, user, clock.instant())) {
            return store.owner(google).filter(user::equals).isPresent();
        }
        pictures.await(user, google);
        if (google.verified() && sameAddress(google, user)) {
            accounts.verify(user);
        }
        audit.add(AuditNote.of(AuditAct.GOOGLE_JOINED)
                .by(user)
                .about(EmailAddress.parse(google.email())
                        .map(EmailAddress::masked)
                        .orElse("")));
        letters.googleJoined(Tenancy.required(), accounts.user(user), google.email());
        return true;
    }

    private boolean sameAddress(GoogleUser google, UserId user) {
        String own = accounts.user(user).email().normalised();
        return EmailAddress.parse(google.email())
                .map(EmailAddress::normalised)
                .filter(own::equals)
                .isPresent();
    }

    /** Whether it is the identity that the user has joined. */
    @Transactional(readOnly = true)
    boolean owns(GoogleUser google, UserId user) {
        return store.owner(google).filter(user::equals).isPresent();
    }

    /** Opens an account for somebody whom Google vouches for; false when the address was taken meanwhile. */
    @Transactional
    boolean open(NewAccount wanted, GoogleUser google) {
        if (accounts.open(wanted) == Accounts.Opening.EMAIL_TAKEN) {
            return false;
        }
        if (!store.insert(google, wanted.owner(), clock.instant())) {
            // joined with somebody else meanwhile: without it nobody could enter the account
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return false;
        }
        pictures.await(wanted.owner(), google);
        audit.add(AuditNote.of(AuditAct.ACCOUNT_OPENED).by(wanted.owner()).with("with", "Google"));
        letters.welcome(wanted.account(), accounts.user(wanted.owner()));
        return true;
    }

    /** The Google address that opens the user's account. */
    @Transactional(readOnly = true)
    Optional<String> address(UserId user) {
        return store.address(user);
    }

    /** Ends it; false when neither a password nor a passkey would open the account then. */
    @Transactional
    boolean part(User user) {
        if (!accounts.waysIn(user.id()).withoutGoogle()) {
            return false;
        }
        if (store.delete(user.id())) {
            audit.add(AuditNote.of(AuditAct.GOOGLE_PARTED).by(user.id()));
            letters.googleParted(Tenancy.required(), user);
        }
        return true;
    }
}
