package org.leadnest.privacy.exporting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class ExportStore {
    private static final String SELECT = """
            select id, asked_by, whole, state, done, total, bytes, asked_at, expires_at from privacy.exports
            """;

    private final JdbcClient jdbc;

    ExportStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Export export) {
        jdbc.sql("""
                        insert into privacy.exports (account_id, id, asked_by, whole, state, asked_at)
                        values (:account, :id, :by, :whole, :state, :now)
                        """)
                .param("account", Tenancy.required().value())
                .param("id", export.id())
                .param("by", export.askedBy())
                .param("whole", export.whole())
                .param("state", export.state().name())
                .param("now", Timestamp.from(export.askedAt()))
                .update();
    }

    Optional<Export> find(UUID id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(ExportStore::export)
                .optional();
    }

    List<Export> of(UUID user, int limit) {
        return jdbc.sql(SELECT + " where asked_by = :user order by asked_at desc limit :limit")
                .param("user", user)
                .param("limit", limit)
                .query(ExportStore::export)
                .list();
    }

    List<Export> expired(Instant now) {
        return jdbc.sql(SELECT + " where state = 'READY' and expires_at <= :now")
                .param("now", Timestamp.from(now))
                .query(ExportStore::export)
                .list();
    }

    @Transactional
    public void move(UUID id, Export.State state) {
        jdbc.sql("update privacy.exports set state = :state where id = :id")
                .param("id", id)
                .param("state", state.name())
                .update();
    }

    @Transactional
    public void progress(UUID id, int done, int total) {
        jdbc.sql("update privacy.exports set done = :done, total = :total where id = :id")
                .param("id", id)
                .param("done", done)
                .param("total", total)
                .update();
    }

    void ready(UUID id, long bytes, Instant now, Instant expires) {
        jdbc.sql("""
                        update privacy.exports
                           set state = 'READY', bytes = :bytes, ready_at = :now, expires_at = :expires where id = :id
                        """)
                .param("id", id)
                .param("bytes", bytes)
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(expires))
                .update();
    }

    /** Accounts that may be asked for their expired copies; closed ones have none any more. */
    List<AccountId> accounts() {
        return jdbc.sql("select id from accounts.accounts where status <> 'CLOSED' order by id")
                .query((row, number) -> new AccountId(row.getObject("id", UUID.class)))
                .list();
    }

    private static Export export(ResultSet row, int number) throws SQLException {
        @Nullable Timestamp expires = row.getTimestamp("expires_at");
        return new Export(
                row.getObject("id", UUID.class),
                row.getObject("asked_by", UUID.class),
                row.getBoolean("whole"),
                Export.State.valueOf(row.getString("state")),
                row.getInt("done"),
                row.getInt("total"),
                row.getObject("bytes", Long.class),
                row.getTimestamp("asked_at").toInstant(),
                expires == null ? null : expires.toInstant());
    }
}
