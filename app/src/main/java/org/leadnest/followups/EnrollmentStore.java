package org.leadnest.followups;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadnest.cadence.Enrollment;
import org.leadnest.cadence.ExitReason;
import org.leadnest.cadence.Status;
import org.leadnest.kernel.Cursor;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code followups.enrollments}; written in sets, one statement each. */
@Repository
class EnrollmentStore {
    private static final String SELECT = """
            select e.id, e.sequence_id, s.name as sequence_name, e.version_id, v.number, e.lead_id, e.status, e.step,
                   e.moment_at, e.due_at, e.exit_reason, e.problem, e.listens_from,
                   e.enrolled_at, e.enrolled_by, e.ended_at
              from followups.enrollments e
              join followups.sequences s on s.account_id = e.account_id and s.id = e.sequence_id
              join followups.versions v on v.account_id = e.account_id and v.id = e.version_id
            """;

    /** In the list of a select, arrays are taken apart without a copy of each in between. Instants are microseconds. */
    static final String STATES = """
            unnest(:statuses::text[]) as status, unnest(:steps::int[]) as step,
            timestamptz 'epoch' + unnest(:moments::bigint[]) * interval '1 microsecond' as moment,
            timestamptz 'epoch' + unnest(:dues::bigint[]) * interval '1 microsecond' as due,
            unnest(:exits::text[]) as exit, unnest(:problems::text[]) as problem,
            timestamptz 'epoch' + unnest(:ends::bigint[]) * interval '1 microsecond' as ended
            """;

    private static final String ROWS = " from (select unnest(:ids::uuid[]) as id, unnest(:leads::uuid[]) as lead,"
            + " timestamptz 'epoch' + unnest(:listens::bigint[]) * interval '1 microsecond' as listens, " + STATES
            + ") r ";

    private final JdbcClient jdbc;

    EnrollmentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private static @Nullable Long maybeMicros(@Nullable Instant instant) {
        return instant == null ? null : micros(instant);
    }

    /** Adds those whose lead does not run through the sequence already; returns the ids of the added ones. */
    Set<UUID> insert(List<Run> runs, UUID version) {
        if (runs.isEmpty()) {
            return Set.of();
        }
        Run first = runs.getFirst();
        return values(jdbc.sql("""
                        insert into followups.enrollments
                          (account_id, id, sequence_id, version_id, lead_id, status, step, moment_at, due_at,
                           exit_reason, problem, listens_from, enrolled_at, enrolled_by, ended_at)
                        select :account, r.id, :sequence, :version, r.lead, r.status, r.step, r.moment, r.due,
                               r.exit, r.problem, r.listens, :enrolled, :by, r.ended
                        """ + ROWS + " on conflict do nothing returning id"), runs)
                .param("sequence", first.sequence().value())
                .param("version", version)
                .param("enrolled", Timestamp.from(first.enrolledAt()))
                .param("by", first.enrolledBy())
                .query(UUID.class)
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    /** Those of the leads who run through the sequence now. */
    Set<UUID> running(SequenceId sequence, Collection<UUID> leads) {
        return leads.isEmpty()
                ? Set.of()
                : jdbc
                        .sql("""
                                select lead_id from followups.enrollments
                                 where account_id = :account and sequence_id = :sequence and lead_id in (:leads)
                                   and ended_at is null
                                """)
                        .param("account", Tenancy.required().value())
                        .param("sequence", sequence.value())
                        .param("leads", leads)
                        .query(UUID.class)
                        .list()
                        .stream()
                        .collect(Collectors.toSet());
    }

    void update(List<Run> runs) {
        if (runs.isEmpty()) {
            return;
        }
        values(jdbc.sql("""
                        update followups.enrollments e
                           set status = r.status, step = r.step, moment_at = r.moment, due_at = r.due,
                               exit_reason = r.exit, problem = r.problem, listens_from = r.listens,
                               ended_at = r.ended
                        """ + ROWS + " where e.account_id = :account and e.id = r.id"), runs)
                .update();
    }

    private static JdbcClient.StatementSpec values(JdbcClient.StatementSpec statement, List<Run> runs) {
        return states(statement, runs)
                .param("account", Tenancy.required().value())
                .param("ids", runs.stream().map(Run::id).toArray(UUID[]::new))
                .param("leads", runs.stream().map(Run::lead).toArray(UUID[]::new))
                .param(
                        "listens",
                        runs.stream().map(run -> micros(run.listensFrom())).toArray(Long[]::new));
    }

    /** Gives the parameters of {@link #STATES}. */
    static JdbcClient.StatementSpec states(JdbcClient.StatementSpec statement, List<Run> runs) {
        List<Enrollment> states = runs.stream().map(Run::enrollment).toList();
        return statement
                .param(
                        "statuses",
                        states.stream().map(state -> state.status().name()).toArray(String[]::new))
                .param("steps", states.stream().map(Enrollment::step).toArray(Integer[]::new))
                .param(
                        "moments",
                        states.stream().map(state -> micros(state.moment())).toArray(Long[]::new))
                .param(
                        "dues",
                        states.stream().map(state -> maybeMicros(state.due())).toArray(Long[]::new))
                .param(
                        "exits",
                        states.stream()
                                .map(state -> state.exit() == null
                                        ? null
                                        : state.exit().name())
                                .toArray(String[]::new))
                .param("problems", runs.stream().map(Run::problem).toArray(String[]::new))
                .param(
                        "ends",
                        runs.stream().map(run -> maybeMicros(run.endedAt())).toArray(Long[]::new));
    }

    Optional<Run> hold(UUID id) {
        return jdbc.sql(SELECT + " where e.id = :id for update of e")
                .param("id", id)
                .query(EnrollmentStore::run)
                .optional();
    }

    /** The runs of these leads that are not over. */
    List<Run> holdOf(Collection<UUID> leads) {
        return jdbc.sql(SELECT + " where e.lead_id = any(:leads) and e.ended_at is null order by e.id for update of e")
                .param("leads", leads.toArray(UUID[]::new))
                .query(EnrollmentStore::run)
                .list();
    }

    /** Those of the leads that have a run which is not over, or was completed since then; in their order. */
    List<UUID> followed(List<UUID> leads, Instant since) {
        return jdbc.sql("""
                        select distinct lead_id from followups.enrollments
                         where lead_id = any(:leads)
                           and (ended_at is null or (status = 'COMPLETED' and ended_at >= :since))
                         order by lead_id
                        """)
                .param("leads", leads.toArray(UUID[]::new))
                .param("since", Timestamp.from(since))
                .query(UUID.class)
                .list();
    }

    /** What waits for a person's word, the earliest first. */
    List<Run> asking(@Nullable Cursor after, int limit) {
        return jdbc.sql(SELECT + """
                         where e.status = 'ASKING'
                           and (cast(:at as timestamptz) is null or (e.moment_at, e.id) > (:at, :id))
                         order by e.moment_at, e.id limit :limit
                        """)
                .param("at", after == null ? null : Timestamp.from(Instant.parse(after.key())))
                .param("id", after == null ? null : after.id())
                .param("limit", limit)
                .query(EnrollmentStore::run)
                .list();
    }

    long countAsking() {
        return jdbc.sql("select count(*) from followups.enrollments where status = 'ASKING'")
                .query(Long.class)
                .single();
    }

    /** The runs of a sequence, but for those of a version, some of them, held for a change. */
    List<Run> holdRunning(SequenceId sequence, @Nullable UUID butOf, int limit) {
        return jdbc.sql(SELECT + """
                         where e.sequence_id = :sequence and e.ended_at is null
                           and (cast(:version as uuid) is null or e.version_id <> :version)
                         order by e.id limit :limit for update of e
                        """)
                .param("sequence", sequence.value())
                .param("version", butOf)
                .param("limit", limit)
                .query(EnrollmentStore::run)
                .list();
    }

    /** Gives these runs another version; where they stand is written by {@link #update}. */
    void takeVersion(List<UUID> runs, UUID version) {
        jdbc.sql("update followups.enrollments set version_id = :version where id = any(:runs)")
                .param("version", version)
                .param("runs", runs.toArray(UUID[]::new))
                .update();
    }

    /** The same of a sequence, by their ids. */
    List<UUID> completedSince(SequenceId sequence, Instant since) {
        return jdbc.sql("""
                        select id from followups.enrollments
                         where account_id = :account and sequence_id = :sequence and status = 'COMPLETED'
                           and ended_at >= :since
                        """)
                .param("account", Tenancy.required().value())
                .param("sequence", sequence.value())
                .param("since", Timestamp.from(since))
                .query(UUID.class)
                .list();
    }

    /** Those that ended by reaching their last step: a message of theirs may still wait. */
    List<Run> completedSince(Collection<UUID> leads, Instant since) {
        return jdbc.sql(SELECT + """
                         where e.lead_id = any(:leads) and e.status = 'COMPLETED' and e.ended_at >= :since
                        """)
                .param("leads", leads.toArray(UUID[]::new))
                .param("since", Timestamp.from(since))
                .query(EnrollmentStore::run)
                .list();
    }

    /** Newest first. */
    List<Run> list(@Nullable UUID lead, @Nullable SequenceId sequence, @Nullable Cursor after, int limit) {
        return jdbc.sql(SELECT + """
                         where (cast(:lead as uuid) is null or e.lead_id = :lead)
                           and (cast(:sequence as uuid) is null or e.sequence_id = :sequence)
                           and (cast(:at as timestamptz) is null or (e.enrolled_at, e.id) < (:at, :id))
                         order by e.enrolled_at desc, e.id desc limit :limit
                        """)
                .param("lead", lead)
                .param("sequence", sequence == null ? null : sequence.value())
                .param("at", after == null ? null : Timestamp.from(Instant.parse(after.key())))
                .param("id", after == null ? null : after.id())
                .param("limit", limit)
                .query(EnrollmentStore::run)
                .list();
    }

    Optional<Run> find(UUID id) {
        return jdbc.sql(SELECT + " where e.id = :id")
                .param("id", id)
                .query(EnrollmentStore::run)
                .optional();
    }

    void countSent(UUID id, long sent) {
        jdbc.sql("update followups.enrollments set sent = :sent where id = :id and sent < :sent")
                .param("id", id)
                .param("sent", sent)
                .update();
    }

    long active() {
        return jdbc.sql("select count(*) from followups.enrollments where ended_at is null")
                .query(Long.class)
                .single();
    }

    static Run run(ResultSet row, int n) throws SQLException {
        String exit = row.getString("exit_reason");
        return new Run(
                new Enrollment(
                        row.getObject("id", UUID.class),
                        row.getObject("version_id", UUID.class),
                        Status.valueOf(row.getString("status")),
                        row.getInt("step"),
                        row.getTimestamp("moment_at").toInstant(),
                        instant(row, "due_at"),
                        exit == null ? null : ExitReason.valueOf(exit)),
                new SequenceId(row.getObject("sequence_id", UUID.class)),
                row.getString("sequence_name"),
                row.getInt("number"),
                row.getObject("lead_id", UUID.class),
                row.getString("problem"),
                row.getTimestamp("listens_from").toInstant(),
                row.getTimestamp("enrolled_at").toInstant(),
                row.getString("enrolled_by"),
                instant(row, "ended_at"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp stamp = row.getTimestamp(column);
        return stamp == null ? null : stamp.toInstant();
    }
}
