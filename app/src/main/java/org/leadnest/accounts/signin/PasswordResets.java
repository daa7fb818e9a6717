package org.leadnest.accounts.signin;

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
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The verbs of changing a password. Each runs for the account that its mail belongs to. */
@Service
public class PasswordResets {
    private final Accounts accounts;
    private final EmailLinks links;
    private final Letters letters;
    private final Sessions sessions;
    private final AuditLog audit;
    private final Throttle throttle;

    PasswordResets(
            Accounts accounts,
            EmailLinks links,
            Letters letters,
            Sessions sessions,
            AuditLog audit,
            Throttle throttle) {
        this.throttle = throttle;
        this.audit = audit;
        this.accounts = accounts;
        this.links = links;
        this.letters = letters;
        this.sessions = sessions;
    }

    /** Mails a link to the user with this address. */
    @Transactional
    void offer(AccountId account, EmailAddress mailbox) {
        accounts.userWith(mailbox)
                .ifPresent(user -> links.make(user.id(), EmailLinks.Purpose.RESET, null)
                        .ifPresent(secret -> letters.passwordReset(account, user, secret)));
    }

    /** Uses the link up and sets the password; the link has proven the address, too, and opens what was locked. False when it works no more. */
    @Transactional
    boolean reset(AccountId account, Secret secret, String hash) {
        Optional<EmailLinks.Used> used = links.use(secret, EmailLinks.Purpose.RESET, null);
        used.ifPresent(link -> {
            accounts.verify(link.user());
            set(account, link.user(), hash);
            throttle.unlock(
                    accounts.user(link.user()).email().normalised(), link.user().toString());
            audit.add(AuditNote.of(AuditAct.PASSWORD_RESET).by(link.user()));
        });
        return used.isPresent();
    }

    /** Sets the password, ends every session of the user and tells them by mail. */
    @Transactional
    public void change(AccountId account, UserId user, String hash) {
        set(account, user, hash);
        audit.add(AuditNote.of(AuditAct.PASSWORD_CHANGED).by(user));
    }

    private void set(AccountId account, UserId user, String hash) {
        accounts.changePasswordHash(user, hash);
        sessions.endAll(user);
        User owner = accounts.user(user);
        letters.passwordChanged(account, owner);
    }
}
