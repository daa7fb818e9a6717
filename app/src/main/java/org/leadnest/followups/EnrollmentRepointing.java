package org.leadnest.followups;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.leadnest.cadence.ExitReason;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.LeadRepointing;
import org.leadnest.leads.RepointedTable;
import org.leadnest.messaging.Messages;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Enrollments follow a lead that is merged into another. A run through a sequence that the other lead is in as well is
 * stopped first and what waits of it is taken back, because nobody is to hear the same twice; an undo does not start it
 * again, but gives back what waited.
 */
@Component
class EnrollmentRepointing implements LeadRepointing {
    /** With it the messages that a merge took back are found again. */
    private static final String REASON = "The lead was merged into one that is in the same sequence.";

    private final JdbcClient jdbc;
    private final RepointedTable enrollments;
    private final Messages messages;
    private final InstantSource clock;

    EnrollmentRepointing(JdbcClient jdbc, Messages messages, InstantSource clock) {
        this.jdbc = jdbc;
        this.enrollments = new RepointedTable(jdbc, "followups.enrollments");
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public String name() {
        return enrollments.name();
    }

    @Override
    public List<UUID> repoint(LeadId from, LeadId to) {
        List<UUID> dropped = jdbc.sql("""
                        update followups.enrollments e
                           set status = 'EXITED', exit_reason = :reason, due_at = null, ended_at = :now
                         where e.lead_id = :from and e.ended_at is null
                           and exists (select 1 from followups.enrollments o
                                        where o.lead_id = :to and o.sequence_id = e.sequence_id and o.ended_at is null)
                        returning e.id
                        """)
                .param("reason", ExitReason.STOPPED.name())
                .param("now", Timestamp.from(clock.instant()))
                .param("from", from.value())
                .param("to", to.value())
                .query(UUID.class)
                .list();
        messages.withdraw(dropped, REASON);
        return enrollments.repoint(from, to);
    }

    @Override
    public void restore(List<UUID> rows, LeadId from, LeadId to) {
        enrollments.restore(rows, from, to);
        messages.giveBack(rows, REASON);
    }
}
