package org.leadnest.followups;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private static final String ROWS = """
              from (select unnest(:ids::uuid[]) as id, unnest(:leads::uuid[]) as lead, unnest(:statuses::text[]) as status,
                      unnest(:steps::int[]) as step,
                      timestamptz 'epoch' + unnest(:moments::bigint[]) * interval '1 microsecond' as moment,
                      timestamptz 'epoch' + unnest(:dues::bigint[]) * interval '1 microsecond' as due,
                      unnest(:exits::text[]) as exit, unnest(:problems::text[]) as problem,
                      timestamptz 'epoch' + unnest(:listens::bigint[]) * interval '1 microsecond' as listens,
                      timestamptz 'epoch' + unnest(:ends::bigint[]) * interval '1 microsecond' as ended) r
            """;

    /** The short rows first, under their limit, so that what waits besides is never looked at. */
    static final String CLAIM = """
            with d as materialized (
              select due_at, enrollment_id from followups.due
               where account_id = :account and due_at <= :now
               order by due_at, enrollment_id limit :limit
                 for update skip locked)
            select e.id, e.sequence_id, e.version_id, e.lead_id, e.status, e.step, e.moment_at, e.due_at, e.exit_reason,
                   e.problem, e.listens_from, e.enrolled_at, e.enrolled_by, e.ended_at
              from d
              join followups.enrollments e
                on e.account_id = :account and e.id = d.enrollment_id and e.due_at = d.due_at
               for update of e skip locked
            """;

    private final JdbcClient jdbc;

    EnrollmentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A row as it is written. */
    private record Row(
            UUID id,
            UUID lead,
            String status,
            int step,
            long moment,
            @Nullable Long due,
            @Nullable String exit,
            @Nullable String problem,
            long listens,
            @Nullable Long ended) {
        static Row of(Run run) {
            Enrollment enrollment = run.enrollment();
            return new Row(
                    run.id(),
                    run.lead(),
                    enrollment.status().name(),
                    enrollment.step(),
                    micros(enrollment.moment()),
                    enrollment.due() == null ? null : micros(enrollment.due()),
                    enrollment.exit() == null ? null : enrollment.exit().name(),
                    run.problem(),
                    micros(run.listensFrom()),
                    run.endedAt() == null ? null : micros(run.endedAt()));
        }

        private static long micros(Instant instant) {
            return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
        }
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
        List<Row> rows = runs.stream().map(Row::of).toList();
        return statement
                .param("account", Tenancy.required().value())
                .param("ids", rows.stream().map(Row::id).toArray(UUID[]::new))
                .param("leads", rows.stream().map(Row::lead).toArray(UUID[]::new))
                .param("statuses", rows.stream().map(Row::status).toArray(String[]::new))
                .param("steps", rows.stream().map(Row::step).toArray(Integer[]::new))
                .param("moments", rows.stream().map(Row::moment).toArray(Long[]::new))
                .param("dues", rows.stream().map(Row::due).toArray(Long[]::new))
                .param("exits", rows.stream().map(Row::exit).toArray(String[]::new))
                .param("problems", rows.stream().map(Row::problem).toArray(String[]::new))
                .param("listens", rows.stream().map(Row::listens).toArray(Long[]::new))
                .param("ends", rows.stream().map(Row::ended).toArray(Long[]::new));
    }

    /**
     * Takes what is due, the longest waiting first. What another node or a person at a page has taken is passed over, also when
     * it was set back between our look and our lock: then the row's own moment differs.
     */
    List<Run> claim(Instant now, int limit) {
        List<Run> claimed = jdbc.sql(CLAIM)
                .param("account", Tenancy.required().value())
                .param("now", Timestamp.from(now))
                .param("limit", limit)
                .query((row, n) -> run(row, Named.NOBODY))
                .list();
        Map<UUID, Named> names =
                names(claimed.stream().map(run -> run.enrollment().versionId()).collect(Collectors.toSet()));
        return claimed.stream()
                .map(run -> {
                    Named named = names.getOrDefault(run.enrollment().versionId(), Named.NOBODY);
                    return run.named(named.sequence(), named.number());
                })
                .toList();
    }

    /** What a version is called; looked up once for a set, where a join would look once for each row. */
    private record Named(String sequence, int number) {
        static final Named NOBODY = new Named("", 0);
    }

    private Map<UUID, Named> names(Set<UUID> versions) {
        Map<UUID, Named> names = new HashMap<>();
        jdbc.sql("""
                        select v.id, v.number, s.name from followups.versions v
                          join followups.sequences s on s.account_id = v.account_id and s.id = v.sequence_id
                         where v.account_id = :account and v.id = any(:versions)
                        """)
                .param("account", Tenancy.required().value())
                .param("versions", versions.toArray(UUID[]::new))
                .query(row -> {
                    names.put(row.getObject("id", UUID.class), new Named(row.getString("name"), row.getInt("number")));
                });
        return names;
    }

    Optional<Run> hold(UUID id) {
        return jdbc.sql(SELECT + " where e.id = :id for update of e")
                .param("id", id)
                .query(EnrollmentStore::run)
                .optional();
    }

    /** The runs of a lead that are not over. */
    List<Run> holdOf(UUID lead) {
        return jdbc.sql(SELECT + " where e.lead_id = :lead and e.ended_at is null order by e.id for update of e")
                .param("lead", lead)
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
    List<Run> asking(int limit) {
        return jdbc.sql(SELECT + " where e.status = 'ASKING' order by e.moment_at, e.id limit :limit")
                .param("limit", limit)
                .query(EnrollmentStore::run)
                .list();
    }

    long countAsking() {
        return jdbc.sql("select count(*) from followups.enrollments where status = 'ASKING'")
                .query(Long.class)
                .single();
    }

    /** The runs of a sequence that keep another version than this one, some of them, held for a change. */
    List<Run> holdOlder(SequenceId sequence, UUID version, int limit) {
        return jdbc.sql(SELECT + """
                         where e.sequence_id = :sequence and e.version_id <> :version and e.ended_at is null
                         order by e.id limit :limit for update of e
                        """)
                .param("sequence", sequence.value())
                .param("version", version)
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

    /** Those that ended by reaching their last step, with their versions: a message of theirs may still wait. */
    Map<UUID, UUID> completedSince(UUID lead, Instant since) {
        return jdbc
                .sql("""
                        select id, version_id from followups.enrollments
                         where lead_id = :lead and status = 'COMPLETED' and ended_at >= :since
                        """)
                .param("lead", lead)
                .param("since", Timestamp.from(since))
                .query((row, number) ->
                        Map.entry(row.getObject("id", UUID.class), row.getObject("version_id", UUID.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
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
        return run(row, new Named(row.getString("sequence_name"), row.getInt("number")));
    }

    private static Run run(ResultSet row, Named named) throws SQLException {
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
                named.sequence(),
                named.number(),
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
