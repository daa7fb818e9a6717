package org.leadnest.accounts.signin;

import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.User;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;

/**
 * Writes down that somebody tried too many passwords of a user, in each of the user's accounts; beside the request, so that
 * its time does not tell whose address is known.
 */
@Component
class HeldBack {
    private final Accounts accounts;
    private final AuditLog audit;

    HeldBack(Accounts accounts, AuditLog audit) {
        this.accounts = accounts;
        this.audit = audit;
    }

    @Async
    void note(User user, String address) {
        AuditNote note =
                AuditNote.of(AuditAct.SIGN_IN_HELD_BACK).about(user.id()).from(address);
        accounts.accountsOf(user.id()).forEach(account -> Tenancy.run(account, () -> audit.add(note)));
    }
}
