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
                   e.problem, e.listens_from, e.enrolled_at, e.enrolled_by, e.ended_at, e.ctid, d.place
            """;

    /** The short rows first, under their limit, so that what waits besides is never looked at. */
    static final String CLAIM = """
            with d as materialized (
              select ctid as place, due_at, enrollment_id from followups.due
               where account_id = :account and due_at <= :now and (due_at, enrollment_id) > (:from, :behind)
               order by due_at, enrollment_id limit :limit
                 for update skip locked)
            """ + COLUMNS + """
              from d
              join followups.enrollments e
                on e.account_id = :account and e.id = d.enrollment_id and e.due_at = d.due_at
               for update of e skip locked
            """;

    private static final String CLAIM_ONE = COLUMNS + """
              from followups.enrollments e
              join (select ctid as place, due_at, enrollment_id from followups.due
                     where account_id = :account and due_at <= :now) d on d.due_at = e.due_at and d.enrollment_id = e.id
             where e.account_id = :account and e.id = :id and e.due_at <= :now
               for update skip locked
            """;

    private static final String WRITE = """
            with moved as (
              update followups.enrollments e
                 set status = r.status, step = r.step, moment_at = r.moment, due_at = r.due, exit_reason = r.exit,
                     problem = r.problem, ended_at = r.ended
                from (select unnest(:places::tid[]) as place, %s) r
               where e.account_id = :account and e.ctid = r.place
              returning e.id, e.due_at),
            waiting as (
              insert into followups.due (account_id, due_at, enrollment_id)
              select :account, due_at, id from moved where due_at is not null)
            select count(*) from moved
            """.formatted(EnrollmentStore.STATES);

    private final JdbcClient jdbc;

    DueEnrollments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A run that this transaction has for itself, with where its two rows stand: nobody moves them while it lasts.
     *
     * @param row of {@code followups.enrollments}
     * @param due the short one
     */
    record Claimed(Run run, String row, String due) {}

    /**
     * Takes what is due, the longest waiting first. What another node or a person at a page has taken is passed over, also when
     * it was set back between our look and our lock: then the row's own moment differs. The runs bear no names.
     */
    List<Claimed> claim(Instant now, Sweep sweep) {
        List<Claimed> claimed = jdbc.sql(CLAIM)
                .param("account", Tenancy.required().value())
                .param("now", Timestamp.from(now))
                .param("from", Timestamp.from(sweep.due()))
                .param("behind", sweep.id())
                .param("limit", sweep.limit())
                .query(DueEnrollments::claimed)
                .list();
        claimed.forEach(one -> sweep.pass(one.run()));
        return claimed;
    }

    /** Nothing when it is not due any more, or somebody else has it. */
    List<Claimed> claimOne(UUID enrollment, Instant now) {
        return jdbc.sql(CLAIM_ONE)
                .param("account", Tenancy.required().value())
                .param("id", enrollment)
                .param("now", Timestamp.from(now))
                .query(DueEnrollments::claimed)
                .list();
    }

    /**
     * Writes where the claimed runs stand now: their rows, and the short ones, which the trigger leaves to us meanwhile.
     *
     * @param advanced one for each of the claimed, in their order
     */
    void write(List<Claimed> claimed, List<Run> advanced) {
        UUID account = Tenancy.required().value();
        jdbc.sql("delete from followups.due where account_id = :account and ctid = any(:places::tid[])")
                .param("account", account)
                .param("places", claimed.stream().map(Claimed::due).toArray(String[]::new))
                .update();
        keeping("yes");
        long written = EnrollmentStore.states(jdbc.sql(WRITE), advanced)
                .param("account", account)
                .param("places", claimed.stream().map(Claimed::row).toArray(String[]::new))
                .query(Long.class)
                .single();
        keeping("");
        if (written != claimed.size()) {
            throw new IllegalStateException(claimed.size() + " runs were claimed, " + written + " were written");
        }
    }

    private void keeping(String word) {
        jdbc.sql("select set_config('leadnest.due_kept', :word, true)")
                .param("word", word)
                .query(String.class)
                .single();
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

    private static Claimed claimed(ResultSet row, int n) throws SQLException {
        return new Claimed(run(row), row.getString(15), row.getString(16));
    }

    private static Run run(ResultSet row) throws SQLException {
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
