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
import org.leadnest.platform.web.NothingNew;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An account's own decision on whether operators may look into it; runs for that account. */
@Service
class SupportAccess {
    private static final Duration REST = Duration.ofSeconds(20);

    private final OpsStore store;
    private final AuditLog audit;
    private final InstantSource clock;
    private final NothingNew<AccountId> closed = new NothingNew<>(REST);

    SupportAccess(OpsStore store, AuditLog audit, InstantSource clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    Optional<SupportGrant> open(AccountId account) {
        Instant now = clock.instant();
        Optional<SupportGrant> grant = store.grant(account, now);
        if (grant.isEmpty()) {
            closed.remember(account, now);
        }
        return grant;
    }

    /** Whether nobody could look in a moment ago: nothing that needs a look at the database for each page. */
    boolean latelyClosed(AccountId account) {
        return closed.lately(account, clock.instant());
    }

    /** The leave by which an operator comes in at this moment; every page shows so from now on. */
    @Transactional(readOnly = true)
    Optional<SupportGrant> entered(AccountId account) {
        closed.forget(account);
        return open(account);
    }

    /** Lets operators in for that long; what was granted before gives way. */
    @Transactional
    void grant(Actor by, Duration span) {
        Instant now = clock.instant();
        store.endGrant(by.account(), now);
        store.grant(by.account(), by.user(), now, now.plus(span));
        closed.forget(by.account());
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
