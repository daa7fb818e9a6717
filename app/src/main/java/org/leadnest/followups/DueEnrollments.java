package org.leadnest.followups;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.cadence.Enrollment;
import org.leadnest.cadence.ExitReason;
import org.leadnest.cadence.Status;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the runner takes up: enrollments that are due, and the short rows of {@code followups.due} that say so. */
@Repository
class DueEnrollments {
    private static final String COLUMNS = """
            select e.id, e.version_id, e.status, e.step, e.moment_at, e.due_at, e.exit_reason, e.sequence_id, e.lead_id,
                   e.problem, e.listens_from, e.enrolled_at, e.enrolled_by, e.ended_at
            """;

    /** The short rows first, under their limit, so that what waits besides is never looked at. */
    static final String CLAIM = """
            with d as materialized (
              select due_at, enrollment_id from followups.due
               where account_id = :account and due_at <= :now
               order by due_at, enrollment_id limit :limit
                 for update skip locked)
            """ + COLUMNS + """
              from d
              join followups.enrollments e
                on e.account_id = :account and e.id = d.enrollment_id and e.due_at = d.due_at
               for update of e skip locked
            """;

    private final JdbcClient jdbc;

    DueEnrollments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes what is due, the longest waiting first. What another node or a person at a page has taken is passed over, also when
     * it was set back between our look and our lock: then the row's own moment differs. The runs bear no names.
     */
    List<Run> claim(Instant now, int limit) {
        return jdbc.sql(CLAIM)
                .param("account", Tenancy.required().value())
                .param("now", Timestamp.from(now))
                .param("limit", limit)
                .query(DueEnrollments::run)
                .list();
    }

    /** Nothing when it is not due any more, or somebody else has it. */
    List<Run> claimOne(UUID enrollment, Instant now) {
        return jdbc.sql(COLUMNS + """
                          from followups.enrollments e
                         where e.account_id = :account and e.id = :id and e.due_at <= :now
                           for update skip locked
                        """)
                .param("account", Tenancy.required().value())
                .param("id", enrollment)
                .param("now", Timestamp.from(now))
                .query(DueEnrollments::run)
                .list();
    }

    /** The longest waiting first. */
    List<UUID> next(Instant now, int limit) {
        return jdbc.sql("""
                        select enrollment_id from followups.due where account_id = :account and due_at <= :now
                         order by due_at, enrollment_id limit :limit
                        """)
                .param("account", Tenancy.required().value())
                .param("now", Timestamp.from(now))
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    /** Holds one that is due, and says why. */
    void pause(UUID enrollment, Instant now, String problem) {
        jdbc.sql("""
                        update followups.enrollments set status = 'HELD', due_at = null, problem = :problem
                         where account_id = :account and id = :id and due_at <= :now and ended_at is null
                        """)
                .param("account", Tenancy.required().value())
                .param("id", enrollment)
                .param("now", Timestamp.from(now))
                .param("problem", problem)
                .update();
    }

    private static Run run(ResultSet row, int n) throws SQLException {
        String exit = row.getString(7);
        return new Run(
                new Enrollment(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        Status.valueOf(row.getString(3)),
                        row.getInt(4),
                        instant(row, 5),
                        instant(row, 6),
                        exit == null ? null : ExitReason.valueOf(exit)),
                new SequenceId(row.getObject(8, UUID.class)),
                "",
                0,
                row.getObject(9, UUID.class),
                row.getString(10),
                instant(row, 11),
                instant(row, 12),
                row.getString(13),
                maybe(row, 14));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant maybe(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
