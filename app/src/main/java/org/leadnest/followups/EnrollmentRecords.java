package org.leadnest.followups;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.leadnest.cadence.ExitReason;
import org.leadnest.privacy.PersonRecords;
import org.leadnest.privacy.RecordTables;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The sequences that a lead ran through, and what set them off. */
@Component
class EnrollmentRecords implements PersonRecords {
    private static final Map<String, String> TABLES = new LinkedHashMap<>();

    static {
        TABLES.put("followups.enrollments", "lead_id");
        TABLES.put("followups.firings", "lead_id");
    }

    private final JdbcClient jdbc;
    private final RecordTables tables;
    private final InstantSource clock;

    EnrollmentRecords(JdbcClient jdbc, RecordTables tables, InstantSource clock) {
        this.clock = clock;
        this.jdbc = jdbc;
        this.tables = tables;
    }

    @Override
    public String module() {
        return "followups";
    }

    /** After messages, which name an enrollment; before leads. */
    @Override
    public int order() {
        return 30;
    }

    @Override
    public List<Line> summary(UUID person) {
        long runs = jdbc.sql("select count(*) from followups.enrollments where lead_id = :lead")
                .param("lead", person)
                .query(Long.class)
                .single();
        return runs == 0 ? List.of() : List.of(new Line("Sequences of messages", Long.toString(runs)));
    }

    /** Ends what runs for them, and the calls of it; messages that wait are refused by whoever keeps them. */
    @Override
    public void restrict(UUID person) {
        jdbc.sql("""
                        update followups.enrollments
                           set status = 'EXITED', exit_reason = :reason, due_at = null, ended_at = :now
                         where lead_id = :lead and ended_at is null
                        """)
                .param("reason", ExitReason.RESTRICTED.name())
                .param("now", Timestamp.from(clock.instant()))
                .param("lead", person)
                .update();
    }

    @Override
    public Map<String, String> copy(UUID person) {
        return tables.copy(TABLES, person);
    }

    @Override
    public void erase(UUID person) {
        TABLES.forEach((table, column) -> jdbc.sql("delete from " + table + " where " + column + " = :lead")
                .param("lead", person)
                .update());
    }
}
