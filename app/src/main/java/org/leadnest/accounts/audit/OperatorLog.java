package org.leadnest.accounts.audit;

import org.leadnest.accounts.Accounts;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.stereotype.Component;

/**
 * Where what operators do is written down: in the log of the house, and where it touches an account in that account's own, too.
 * The house's line is a transaction of its own and comes first, so that none is missing there. Not to be called inside a
 * transaction.
 */
@Component
public class OperatorLog {
    private static final int LONGEST = 60;

    private final AuditLog audit;

    OperatorLog(AuditLog audit) {
        this.audit = audit;
    }

    public void house(AuditNote note) {
        account(Accounts.HOUSE, note);
    }

    public void account(AccountId account, AuditNote note) {
        Tenancy.run(account, () -> audit.add(note));
    }

    /**
     * What was searched for, as the log may keep it: of an e-mail address only how it begins and its domain, of anything else the
     * first 60 characters.
     */
    public void searched(String words) {
        house(AuditNote.of(AuditAct.OPERATOR_SEARCHED).about(masked(words.strip())));
    }

    static String masked(String words) {
        int at = words.indexOf('@');
        String shown = at < 0 ? words : words.substring(0, Math.min(1, at)) + "•••" + words.substring(at);
        return shown.substring(0, Math.min(LONGEST, shown.length()));
    }
}
