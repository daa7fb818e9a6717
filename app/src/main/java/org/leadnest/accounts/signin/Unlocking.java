package org.leadnest.accounts.signin;

import java.util.Optional;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.User;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.accounts.signup.EmailLinks;
import org.leadnest.accounts.signup.Letters;
import org.leadnest.accounts.signup.Secret;
import org.leadnest.kernel.AccountId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens a sign-in again that was locked after many wrong passwords. Runs for the account that the mail belongs to. */
@Service
class Unlocking {
    private final Accounts accounts;
    private final EmailLinks links;
    private final Letters letters;
    private final Throttle throttle;
    private final AuditLog audit;

    Unlocking(Accounts accounts, EmailLinks links, Letters letters, Throttle throttle, AuditLog audit) {
        this.accounts = accounts;
        this.links = links;
        this.letters = letters;
        this.throttle = throttle;
        this.audit = audit;
    }

    /** Mails the user a link that opens their sign-in again. */
    @Transactional
    void offer(AccountId account, User user) {
        links.make(user.id(), EmailLinks.Purpose.UNLOCK, null)
                .ifPresent(secret -> letters.locked(account, user, secret));
    }

    /** Uses the link up and opens the sign-in; false when the link works no more. */
    @Transactional
    boolean open(Secret secret) {
        Optional<User> user =
                links.use(secret, EmailLinks.Purpose.UNLOCK, null).map(used -> accounts.user(used.user()));
        user.ifPresent(one -> {
            throttle.unlock(one.email().normalised(), one.id().toString());
            audit.add(AuditNote.of(AuditAct.SIGN_IN_UNLOCKED).by(one.id()));
        });
        return user.isPresent();
    }
}
