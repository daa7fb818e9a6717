package org.leadnest.accounts.signin;

import java.util.List;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.User;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;

/**
 * Writes down that somebody tried too many passwords of a user, in each of the user's accounts, and mails the way back in when
 * the sign-in is locked; beside the request, so that its time does not tell whose address is known.
 */
@Component
class HeldBack {
    private final Accounts accounts;
    private final AuditLog audit;
    private final Unlocking unlocking;

    HeldBack(Accounts accounts, AuditLog audit, Unlocking unlocking) {
        this.unlocking = unlocking;
        this.accounts = accounts;
        this.audit = audit;
    }

    @Async
    void note(User user, Throttle.Consequence consequence, String address) {
        boolean locked = consequence == Throttle.Consequence.LOCKED;
        AuditNote note = AuditNote.of(locked ? AuditAct.SIGN_IN_LOCKED : AuditAct.SIGN_IN_HELD_BACK)
                .about(user.id())
                .from(address);
        List<AccountId> places = accounts.accountsOf(user.id());
        places.forEach(account -> Tenancy.run(account, () -> audit.add(note)));
        if (locked) {
            AccountId account = accounts.homeOf(user.id());
            Tenancy.run(account, () -> unlocking.offer(account, user));
        }
    }
}
