package org.leadnest.privacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RequestStore {
    private static final String SELECT = """
            select id, person_id, kind, words, received_at, due_at, confirmed_at, extended_reason, answered_at, answered_by, answer
              from privacy.requests
            """;

    private final JdbcClient jdbc;

    RequestStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(DataRequest request) {
        jdbc.sql("""
                        insert into privacy.requests (account_id, id, person_id, kind, words, received_at, due_at, confirmed_at)
                        values (:account, :id, :person, :kind, :words, :received, :due, :confirmed)
                        """)
                .param("account", Tenancy.required().value())
                .param("id", request.id())
                .param("person", request.person())
                .param("kind", request.kind().name())
                .param("words", request.words())
                .param("received", Timestamp.from(request.receivedAt()))
                .param("due", Timestamp.from(request.dueAt()))
                .param("confirmed", request.confirmedAt() == null ? null : Timestamp.from(request.confirmedAt()))
                .update();
    }

    Optional<DataRequest> find(UUID id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(RequestStore::request)
                .optional();
    }

    /** Open ones first, the most pressing at the top; then what was answered, newest first. */
    List<DataRequest> list(int limit) {
        return jdbc.sql(SELECT + """
                         order by answered_at is not null, case when answered_at is null then due_at end,
                                  answered_at desc, id limit :limit
                        """)
                .param("limit", limit)
                .query(RequestStore::request)
                .list();
    }

    List<DataRequest> of(UUID person, int limit) {
        return jdbc.sql(SELECT + " where person_id = :person order by received_at desc limit :limit")
                .param("person", person)
                .param("limit", limit)
                .query(RequestStore::request)
                .list();
    }

    /** What was written may say who it was. */
    void forgetWords(UUID person) {
        jdbc.sql("""
                        update privacy.requests
                           set words = '', extended_reason = case when extended_reason is not null then '' end,
                               answer = case when answer is not null then '' end
                         where person_id = :person
                        """).param("person", person).update();
    }

    /** Makes the requests of {@code from} requests of {@code to}; answers their ids. */
    List<UUID> repoint(UUID from, UUID to) {
        return jdbc.sql("update privacy.requests set person_id = :to where person_id = :from returning id")
                .param("from", from)
                .param("to", to)
                .query(UUID.class)
                .list();
    }

    void giveBack(List<UUID> requests, UUID from, UUID to) {
        jdbc.sql("update privacy.requests set person_id = :from where id = any (:requests) and person_id = :to")
                .param("requests", requests.toArray(UUID[]::new))
                .param("from", from)
                .param("to", to)
                .update();
    }

    boolean confirm(UUID id, Instant now) {
        return jdbc.sql("update privacy.requests set confirmed_at = :now where id = :id and confirmed_at is null")
                        .param("id", id)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    boolean extend(UUID id, Instant due, String reason, Instant now) {
        return jdbc.sql("""
                        update privacy.requests set due_at = :due, extended_reason = :reason
                         where id = :id and answered_at is null and extended_reason is null and due_at > :now
                        """)
                        .param("id", id)
                        .param("now", Timestamp.from(now))
                        .param("due", Timestamp.from(due))
                        .param("reason", reason)
                        .update()
                == 1;
    }

    boolean answer(UUID id, String by, String answer, Instant now) {
        return jdbc.sql("""
                        update privacy.requests set answered_at = :now, answered_by = :by, answer = :answer
                         where id = :id and answered_at is null
                        """)
                        .param("id", id)
                        .param("now", Timestamp.from(now))
                        .param("by", by)
                        .param("answer", answer)
                        .update()
                == 1;
    }

    private static DataRequest request(ResultSet row, int number) throws SQLException {
        @Nullable Timestamp confirmed = row.getTimestamp("confirmed_at");
        @Nullable Timestamp answered = row.getTimestamp("answered_at");
        return new DataRequest(
                row.getObject("id", UUID.class),
                row.getObject("person_id", UUID.class),
                DataRequest.Kind.valueOf(row.getString("kind")),
                row.getString("words"),
                row.getTimestamp("received_at").toInstant(),
                row.getTimestamp("due_at").toInstant(),
                confirmed == null ? null : confirmed.toInstant(),
                row.getString("extended_reason"),
                answered == null ? null : answered.toInstant(),
                row.getString("answered_by"),
                row.getString("answer"));
    }
}
