package org.leadnest.privacy.cookies;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether the account of the running code lets outside analytics in on pages of the application. It does not until an owner has
 * said so; a member's own choice is asked besides.
 */
@Service
class OutsideAnalytics {
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final InstantSource clock;

    OutsideAnalytics(JdbcClient jdbc, AuditLog audit, InstantSource clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** What was last said, by whom and when. */
    record Switch(boolean allowed, UUID by, Instant at) {}

    /** Empty when nobody has ever said anything, which is a no. */
    @Transactional(readOnly = true)
    public Optional<Switch> said() {
        return jdbc.sql("select allowed, changed_by, changed_at from privacy.outside_analytics")
                .query((row, number) -> new Switch(
                        row.getBoolean("allowed"),
                        row.getObject("changed_by", UUID.class),
                        row.getTimestamp("changed_at").toInstant()))
                .optional();
    }

    /** False when it was so before. */
    @Transactional
    public boolean say(boolean allowed, Actor owner) {
        boolean changed = jdbc.sql("""
                        insert into privacy.outside_analytics (account_id, allowed, changed_by, changed_at)
                        select :account, :allowed, :by, :now
                         where :allowed or exists (select 1 from privacy.outside_analytics)
                        on conflict (account_id) do update
                           set allowed = excluded.allowed, changed_by = excluded.changed_by, changed_at = excluded.changed_at
                         where outside_analytics.allowed <> excluded.allowed
                        """)
                        .param("account", owner.accountUuid())
                        .param("allowed", allowed)
                        .param("by", owner.userUuid())
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
        if (changed) {
            audit.add(AuditNote.of(AuditAct.OUTSIDE_ANALYTICS)
                    .changed("allowed", Boolean.toString(!allowed), Boolean.toString(allowed)));
        }
        return changed;
    }
}
