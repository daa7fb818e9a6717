package org.leadnest.accounts.address;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.accounts.keys.ApiKeys;
import org.leadnest.accounts.signup.EmailLinks;
import org.leadnest.accounts.signup.TakenAway;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.stereotype.Component;

/**
 * What somebody made for themselves in a user's name after they had changed the user's address: it ends when the address is taken
 * back, or the stranger would come in again by it. The password goes, too, whenever it was set; the mailbox sets a new one.
 */
@Component
class MadeSince {
    private final SinceStore store;
    private final Accounts accounts;
    private final ApiKeys keys;
    private final EmailLinks links;
    private final AuditLog audit;

    MadeSince(SinceStore store, Accounts accounts, ApiKeys keys, EmailLinks links, AuditLog audit) {
        this.links = links;
        this.store = store;
        this.accounts = accounts;
        this.keys = keys;
        this.audit = audit;
    }

    /** Ends the links that were mailed to the user. */
    void endLinks(UserId user) {
        links.endAll(user);
    }

    /** Ends API keys, in a transaction of its own for each account of the user. */
    List<TakenAway> keys(UserId user, Instant since) {
        return accounts.accountsOf(user).stream()
                .flatMap(account -> Tenancy.as(account, () -> keys.endMadeBy(user, since)).stream())
                .map(TakenAway::apiKey)
                .toList();
    }

    /** Takes away what belongs to the user alone, in the transaction and the account of the running code. */
    List<TakenAway> waysIn(UserId user, Instant since) {
        List<TakenAway> taken = new ArrayList<>();
        if (store.removePassword(user)) {
            taken.add(TakenAway.password());
            note(AuditAct.PASSWORD_ENDED, user, "");
        }
        for (String name : store.removePasskeys(user, since)) {
            taken.add(TakenAway.passkey(name));
            note(AuditAct.PASSKEY_REMOVED, user, name);
        }
        for (String address : store.removeIdentities(user, since)) {
            taken.add(TakenAway.google(address));
            note(AuditAct.GOOGLE_PARTED, user, "");
        }
        if (store.removeApp(user, since)) {
            taken.add(TakenAway.app());
            note(AuditAct.SECOND_FACTOR_OFF, user, "");
        }
        store.tidyCodes(user);
        return taken;
    }

    private void note(AuditAct act, UserId user, String what) {
        audit.add(AuditNote.of(act).by(user).about(what).with("why", "change of the address taken back"));
    }
}
