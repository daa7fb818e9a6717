package org.leadnest.followups;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.leadnest.cadence.ExitReason;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.LeadRepointing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Enrollments follow a lead that is merged into another. A run through a sequence that the other lead is in as well is
 * stopped first, because nobody is to hear the same twice; an undo does not start it again.
 */
@Component
class EnrollmentRepointing implements LeadRepointing {
    private final JdbcClient jdbc;
    private final InstantSource clock;

    EnrollmentRepointing(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "followups.enrollments";
    }

    @Override
    public List<UUID> repoint(LeadId from, LeadId to) {
        jdbc.sql("""
                        update followups.enrollments e
                           set status = 'EXITED', exit_reason = :reason, due_at = null, ended_at = :now
                         where e.lead_id = :from and e.ended_at is null
                           and exists (select 1 from followups.enrollments o
                                        where o.lead_id = :to and o.sequence_id = e.sequence_id and o.ended_at is null)
                        """)
                .param("reason", ExitReason.STOPPED.name())
                .param("now", Timestamp.from(clock.instant()))
                .param("from", from.value())
                .param("to", to.value())
                .update();
        return jdbc.sql("update followups.enrollments set lead_id = :to where lead_id = :from returning id")
                .param("from", from.value())
                .param("to", to.value())
                .query(UUID.class)
                .list();
    }

    @Override
    public void restore(List<UUID> rows, LeadId from, LeadId to) {
        jdbc.sql("update followups.enrollments set lead_id = :from where id = any(:rows) and lead_id = :to")
                .param("rows", rows.toArray(UUID[]::new))
                .param("from", from.value())
                .param("to", to.value())
                .update();
    }
}
