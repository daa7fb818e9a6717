package org.leadnest.accounts.ops;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.kernel.AccountId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An account's own decision on whether operators may look into it; runs for that account. */
@Service
class SupportAccess {
    private final OpsStore store;
    private final AuditLog audit;
    private final InstantSource clock;

    SupportAccess(OpsStore store, AuditLog audit, InstantSource clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    Optional<SupportGrant> open(AccountId account) {
        return store.grant(account, clock.instant());
    }

    /** Lets operators in for that long; what was granted before gives way. */
    @Transactional
    void grant(Actor by, Duration span) {
        Instant now = clock.instant();
        store.endGrant(by.account(), now);
        store.grant(by.account(), by.user(), now, now.plus(span));
        audit.add(AuditNote.of(AuditAct.SUPPORT_LET_IN)
                .with("until", now.plus(span).toString()));
    }

    @Transactional
    void end(AccountId account) {
        if (store.endGrant(account, clock.instant())) {
            audit.add(AuditNote.of(AuditAct.SUPPORT_SENT_OUT));
        }
    }
}
