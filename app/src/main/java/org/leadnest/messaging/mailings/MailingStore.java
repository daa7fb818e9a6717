package org.leadnest.messaging.mailings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Status;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code messaging.mailings}. */
@Repository
class MailingStore {
    private static final String SELECT = """
            select id, channel, subject, body, people, created_at, created_by, withdrawn_at from messaging.mailings
             where account_id = :account
            """;

    private final JdbcClient jdbc;

    MailingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when it was sent before. */
    boolean insert(UUID id, MailingText text, int people, String by, Instant now) {
        return jdbc.sql("""
                        insert into messaging.mailings
                          (account_id, id, channel, subject, body, people, created_at, created_by)
                        values (:account, :id, :channel, :subject, :body, :people, :now, :by)
                        on conflict do nothing
                        """)
                        .param("account", account())
                        .param("id", id)
                        .param("channel", text.channel().name())
                        .param("subject", text.subject())
                        .param("body", text.body())
                        .param("people", people)
                        .param("now", Timestamp.from(now))
                        .param("by", by)
                        .update()
                == 1;
    }

    Optional<Mailing> find(UUID id) {
        return jdbc.sql(SELECT + " and id = :id")
                .param("account", account())
                .param("id", id)
                .query((row, number) -> mailing(row, became(id)))
                .optional();
    }

    /** Newest first; what became of their messages is not read. */
    List<Mailing> latest(int limit) {
        return jdbc.sql(SELECT + " order by created_at desc, id desc limit :limit")
                .param("account", account())
                .param("limit", limit)
                .query((row, number) -> mailing(row, Map.of()))
                .list();
    }

    void withdrawn(UUID id, Instant now) {
        jdbc.sql("""
                        update messaging.mailings set withdrawn_at = coalesce(withdrawn_at, :now)
                         where account_id = :account and id = :id
                        """)
                .param("account", account())
                .param("id", id)
                .param("now", Timestamp.from(now))
                .update();
    }

    private Map<Status, Long> became(UUID id) {
        Map<Status, Long> counts = new EnumMap<>(Status.class);
        jdbc.sql("""
                        select status, count(*) as n from messaging.messages
                         where account_id = :account and mailing_id = :id group by status
                        """).param("account", account()).param("id", id).query(row -> {
            counts.put(Status.valueOf(row.getString("status")), row.getLong("n"));
        });
        return counts;
    }

    private static Mailing mailing(ResultSet row, Map<Status, Long> messages) throws SQLException {
        Timestamp withdrawn = row.getTimestamp("withdrawn_at");
        return new Mailing(
                row.getObject("id", UUID.class),
                Channel.valueOf(row.getString("channel")),
                row.getString("subject"),
                row.getString("body"),
                row.getInt("people"),
                row.getTimestamp("created_at").toInstant(),
                row.getString("created_by"),
                withdrawn == null ? null : withdrawn.toInstant(),
                messages);
    }

    private static UUID account() {
        return Tenancy.required().value();
    }
}
