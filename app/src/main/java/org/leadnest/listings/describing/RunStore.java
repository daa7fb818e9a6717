package org.leadnest.listings.describing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of runs, and which listings have no text. */
@Repository
class RunStore {
    private static final String COLUMNS = """
            select id, tone, language, made_by, made_by_name, made_at, status, reason, expected, written, withheld, after_id
              from listings.describing
            """;
    private static final String LACKING = """
             from listings.listings
            where account_id = :account and coalesce(trim(reso ->> 'PublicRemarks'), '') = ''
              and standard_status not in ('Closed', 'Canceled', 'Expired', 'Withdrawn', 'Delete')
            """;

    private final JdbcClient jdbc;

    RunStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static UUID account() {
        return Tenancy.required().value();
    }

    int lacking() {
        return jdbc.sql("select count(*)" + LACKING)
                .param("account", account())
                .query(Integer.class)
                .single();
    }

    /** The next listing without text behind {@code after}. */
    Optional<UUID> next(UUID after) {
        return jdbc.sql("select id" + LACKING + "and id > :after order by id limit 1")
                .param("account", account())
                .param("after", after)
                .query(UUID.class)
                .optional();
    }

    void insert(Run run) {
        jdbc.sql("""
                        insert into listings.describing (account_id, id, tone, language, made_by, made_by_name, made_at,
                          status, expected, after_id)
                        values (:account, :id, :tone, :language, :by, :name, :at, :status, :expected, :after)
                        """)
                .param("account", account())
                .param("id", run.id())
                .param("tone", run.tone())
                .param("language", run.language())
                .param("by", run.madeBy())
                .param("name", run.madeByName())
                .param("at", Timestamp.from(run.madeAt()))
                .param("status", run.status().name())
                .param("expected", run.expected())
                .param("after", run.after())
                .update();
    }

    /** Moves on behind {@code listing}; nothing when another worker has done so already. */
    boolean advance(Run before, UUID listing, boolean withheld) {
        return jdbc.sql("""
                        update listings.describing
                           set after_id = :listing, written = written + :written, withheld = withheld + :withheld
                         where account_id = :account and id = :id and after_id = :after and status = 'RUNNING'
                        """)
                        .param("account", account())
                        .param("id", before.id())
                        .param("after", before.after())
                        .param("listing", listing)
                        .param("written", withheld ? 0 : 1)
                        .param("withheld", withheld ? 1 : 0)
                        .update()
                == 1;
    }

    void end(UUID id, Run.Status status, @Nullable String reason) {
        jdbc.sql("""
                        update listings.describing set status = :status, reason = :reason
                         where account_id = :account and id = :id and status = 'RUNNING'
                        """)
                .param("account", account())
                .param("id", id)
                .param("status", status.name())
                .param("reason", reason)
                .update();
    }

    Optional<Run> find(UUID id) {
        return jdbc.sql(COLUMNS + "where account_id = :account and id = :id")
                .param("account", account())
                .param("id", id)
                .query(RunStore::run)
                .optional();
    }

    List<Run> latest(int most) {
        return jdbc.sql(COLUMNS + "where account_id = :account order by id desc limit :most")
                .param("account", account())
                .param("most", most)
                .query(RunStore::run)
                .list();
    }

    private static Run run(ResultSet row, int number) throws SQLException {
        return new Run(
                row.getObject("id", UUID.class),
                row.getString("tone"),
                row.getString("language"),
                row.getObject("made_by", UUID.class),
                row.getString("made_by_name"),
                row.getTimestamp("made_at").toInstant(),
                Run.Status.valueOf(row.getString("status")),
                row.getString("reason"),
                row.getInt("expected"),
                row.getInt("written"),
                row.getInt("withheld"),
                row.getObject("after_id", UUID.class));
    }
}
