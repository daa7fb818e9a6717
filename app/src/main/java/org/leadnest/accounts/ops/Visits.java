package org.leadnest.accounts.ops;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.web.NothingNew;
import org.springframework.stereotype.Component;

/** What is written down about an operator's visit to an account: in the house's log, then in the account's own. */
@Component
public class Visits {
    private static final Duration GRAIN = Duration.ofMinutes(1);

    private final Accounts accounts;
    private final AuditLog audit;
    private final InstantSource clock;
    private final NothingNew<Reading> read = new NothingNew<>(GRAIN);

    Visits(Accounts accounts, AuditLog audit, InstantSource clock) {
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    private record Reading(Actor operator, String page) {}

    void began(Actor operator) {
        write(operator, AuditNote.of(AuditAct.OPERATOR_VISITED));
    }

    /**
     * Takes note of a page that was read; the same one counts once a minute.
     *
     * @param page its route, without ids
     */
    public void read(Actor operator, String page) {
        Instant now = clock.instant();
        Reading reading = new Reading(operator, page);
        if (!read.lately(reading, now)) {
            read.remember(reading, now);
            write(operator, AuditNote.of(AuditAct.OPERATOR_READ).with("page", page));
        }
    }

    /** Takes note of the end of a visit. */
    public void over(Actor operator, String how) {
        write(operator, AuditNote.of(AuditAct.OPERATOR_LEFT).with("how", how));
    }

    private void write(Actor operator, AuditNote note) {
        AuditNote theirs = note.by(operator.user());
        in(Accounts.HOUSE, theirs.about(accounts.name(operator.account())));
        in(operator.account(), theirs);
    }

    private void in(AccountId account, AuditNote note) {
        Tenancy.run(account, () -> audit.add(note));
    }
}
