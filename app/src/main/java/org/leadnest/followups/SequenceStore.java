package org.leadnest.followups;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadnest.cadence.ExitReason;
import org.leadnest.kernel.Cursor;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SequenceStore {
    private static final String HEADS = """
            select s.id, s.name, s.created_at, s.updated_at, s.archived_at, s.revision, v.id as version_id, v.number, v.pausing,
                   v.any_stage, v.goal_tag
              from followups.sequences s
            """;
    private static final String CURRENT =
            HEADS + " join followups.versions v on v.account_id = s.account_id and v.id = s.version_id ";

    private final JdbcClient jdbc;
    private final StepStore steps;

    SequenceStore(JdbcClient jdbc, StepStore steps) {
        this.jdbc = jdbc;
        this.steps = steps;
    }

    Optional<Sequence> find(SequenceId id) {
        return withSteps(jdbc.sql(CURRENT + "where s.id = :id")
                        .param("id", id.value())
                        .query(SequenceStore::head)
                        .list())
                .stream()
                .findFirst();
    }

    /** Holds the row, so that nobody is enrolled while a version is edited in place, and the other way round. */
    Optional<Sequence> hold(SequenceId id) {
        return withSteps(jdbc.sql(CURRENT + "where s.id = :id for update of s")
                        .param("id", id.value())
                        .query(SequenceStore::head)
                        .list())
                .stream()
                .findFirst();
    }

    /** Newest first; {@code archived} those that are put away, or those in use, absent both. */
    List<Sequence> list(@Nullable Boolean archived, @Nullable Cursor after, int limit) {
        return withSteps(jdbc.sql(CURRENT + """
                        where (cast(:at as timestamptz) is null or (s.created_at, s.id) < (:at, :id))
                          and (cast(:archived as boolean) is null or (s.archived_at is not null) = :archived)
                        order by s.created_at desc, s.id desc limit :limit
                        """)
                .param("at", after == null ? null : Timestamp.from(Instant.parse(after.key())))
                .param("id", after == null ? null : after.id())
                .param("archived", archived)
                .param("limit", limit)
                .query(SequenceStore::head)
                .list());
    }

    /** Puts it away, or with null back into use; false when it is as wanted already. */
    boolean archive(SequenceId id, @Nullable Instant at) {
        return jdbc.sql("""
                        update followups.sequences set archived_at = cast(:at as timestamptz)
                         where account_id = :account and id = :id and (archived_at is null) = :put
                        """)
                        .param("account", Tenancy.required().value())
                        .param("id", id.value())
                        .param("at", at == null ? null : Timestamp.from(at))
                        .param("put", at != null)
                        .update()
                == 1;
    }

    /** Id to name of those in use, newest first; the steps are not read. */
    Map<String, String> names(int limit) {
        Map<String, String> names = new LinkedHashMap<>();
        jdbc.sql("select id, name from followups.sequences where archived_at is null"
                        + " order by created_at desc, id desc limit :limit")
                .param("limit", limit)
                .query(row -> {
                    names.put(row.getString("id"), row.getString("name"));
                });
        return names;
    }

    /** Each in the version of that id. */
    List<Sequence> versions(Collection<UUID> versions) {
        return withSteps(jdbc.sql(HEADS
                        + " join followups.versions v on v.account_id = s.account_id and v.sequence_id = s.id"
                        + " where v.id = any(:versions)")
                .param("versions", versions.toArray(UUID[]::new))
                .query(SequenceStore::head)
                .list());
    }

    /** Newest first, with their steps, and how many leads run through each. */
    List<SequenceVersion> history(SequenceId id, int before, int limit) {
        Map<UUID, SequenceVersion.Made> made = new LinkedHashMap<>();
        jdbc.sql("""
                        select v.id, v.created_at, v.created_by,
                               (select count(*) from followups.enrollments e
                                 where e.account_id = v.account_id and e.version_id = v.id
                                   and e.ended_at is null) as running
                          from followups.versions v where v.sequence_id = :id and v.number < :before
                         order by v.number desc limit :limit
                        """)
                .param("id", id.value())
                .param("before", before)
                .param("limit", limit)
                .query(row -> {
                    made.put(
                            row.getObject("id", UUID.class),
                            new SequenceVersion.Made(
                                    row.getTimestamp("created_at").toInstant(),
                                    row.getString("created_by"),
                                    row.getLong("running")));
                });
        return versions(made.keySet()).stream()
                .map(sequence -> new SequenceVersion(sequence, Objects.requireNonNull(made.get(sequence.versionId()))))
                .sorted(java.util.Comparator.comparingInt(
                                (SequenceVersion one) -> one.sequence().version())
                        .reversed())
                .toList();
    }

    /** By the id of a step, in whatever version. */
    Map<UUID, UUID> lineages(SequenceId id) {
        return steps(List.of(id), "s.lineage");
    }

    /** By the id of a step, in whatever version, whose it is. */
    Map<UUID, UUID> owners(Collection<SequenceId> sequences) {
        return steps(sequences, "v.sequence_id");
    }

    private Map<UUID, UUID> steps(Collection<SequenceId> sequences, String column) {
        Map<UUID, UUID> found = new LinkedHashMap<>();
        jdbc.sql("select s.id, " + column + """
                         as of from followups.steps s
                          join followups.versions v on v.account_id = s.account_id and v.id = s.version_id
                         where v.sequence_id = any(:sequences) and s.channel in ('EMAIL', 'SMS')
                        """)
                .param("sequences", sequences.stream().map(SequenceId::value).toArray(UUID[]::new))
                .query(row -> {
                    found.put(row.getObject("id", UUID.class), row.getObject("of", UUID.class));
                });
        return found;
    }

    /** None of them answered, as far as this knows. */
    Map<UUID, SequenceNumbers> numbers(Collection<SequenceId> sequences) {
        return jdbc
                .sql("""
                        select sequence_id, count(*) as enrolled, count(*) filter (where ended_at is null) as active,
                               sum(sent) as sent
                          from followups.enrollments
                         where sequence_id = any(:sequences)
                         group by sequence_id
                        """)
                .param("sequences", sequences.stream().map(SequenceId::value).toArray(UUID[]::new))
                .query((row, n) -> Map.entry(
                        row.getObject("sequence_id", UUID.class),
                        new SequenceNumbers(row.getLong("enrolled"), row.getLong("active"), row.getLong("sent"), 0)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void insert(SequenceId id, String name, UUID version, Instant now) {
        jdbc.sql("""
                        insert into followups.sequences (account_id, id, name, version_id, created_at, updated_at)
                        values (:account, :id, :name, :version, :now, :now)
                        """)
                .param("account", Tenancy.required().value())
                .param("id", id.value())
                .param("name", name)
                .param("version", version)
                .param("now", Timestamp.from(now))
                .update();
    }

    void update(SequenceId id, String name, UUID version, Instant now) {
        jdbc.sql("""
                        update followups.sequences set name = :name, version_id = :version, updated_at = :now,
                               revision = revision + 1
                         where id = :id
                        """)
                .param("id", id.value())
                .param("name", name)
                .param("version", version)
                .param("now", Timestamp.from(now))
                .update();
    }

    void insertVersion(SequenceId sequence, UUID id, int number, SequenceDraft draft, String author, Instant now) {
        jdbc.sql("""
                        insert into followups.versions
                          (account_id, id, sequence_id, number, pausing, any_stage, goal_tag, created_at, created_by)
                        values (:account, :id, :sequence, :number, :pausing, :anyStage, :goal, :now, :author)
                        """)
                .param("account", Tenancy.required().value())
                .param("id", id)
                .param("sequence", sequence.value())
                .param("number", number)
                .param("pausing", names(draft))
                .param("anyStage", draft.exits().anyStage())
                .param("goal", draft.exits().goalTag())
                .param("now", Timestamp.from(now))
                .param("author", author)
                .update();
        steps.insert(id, draft.steps());
    }

    /** Writes over a version that nobody was enrolled in. */
    void replaceVersion(UUID id, SequenceDraft draft) {
        jdbc.sql(
                        "update followups.versions set pausing = :pausing, any_stage = :anyStage, goal_tag = :goal where id = :id")
                .param("goal", draft.exits().goalTag())
                .param("pausing", names(draft))
                .param("anyStage", draft.exits().anyStage())
                .param("id", id)
                .update();
        steps.replace(id, draft.steps());
    }

    /** Whether the tag is the goal of some version, of whatever age: runs keep theirs. */
    boolean anyGoal(String tag) {
        return jdbc.sql("""
                        select exists (select 1 from followups.versions
                                        where account_id = :account and goal_tag <> '' and lower(goal_tag) = lower(:tag))
                        """)
                .param("account", Tenancy.required().value())
                .param("tag", tag)
                .query(Boolean.class)
                .single();
    }

    boolean anybodyEnrolled(UUID version) {
        return jdbc.sql("select exists (select 1 from followups.enrollments where version_id = :version)")
                .param("version", version)
                .query(Boolean.class)
                .single();
    }

    private List<Sequence> withSteps(List<Sequence> heads) {
        if (heads.isEmpty()) {
            return heads;
        }
        Map<UUID, List<SequenceStep>> found =
                steps.of(heads.stream().map(Sequence::versionId).toList());
        return heads.stream()
                .map(head -> new Sequence(
                        head.id(),
                        head.name(),
                        head.versionId(),
                        head.version(),
                        found.getOrDefault(head.versionId(), List.of()),
                        head.exits(),
                        head.revision(),
                        head.createdAt(),
                        head.updatedAt(),
                        head.archivedAt()))
                .toList();
    }

    private static Sequence head(ResultSet row, int n) throws SQLException {
        String[] pausing = (String[]) row.getArray("pausing").getArray();
        Set<ExitReason> reasons =
                Arrays.stream(pausing).map(ExitReason::valueOf).collect(Collectors.toSet());
        return new Sequence(
                new SequenceId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getObject("version_id", UUID.class),
                row.getInt("number"),
                List.of(),
                new Exits(reasons, row.getBoolean("any_stage"), row.getString("goal_tag")),
                row.getInt("revision"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant(),
                EnrollmentStore.instant(row, "archived_at"));
    }

    private static String[] names(SequenceDraft draft) {
        return draft.exits().pausing().stream().map(Enum::name).sorted().toArray(String[]::new);
    }
}
