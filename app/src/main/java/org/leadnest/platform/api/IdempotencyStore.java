package org.leadnest.platform.api;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class IdempotencyStore {
    private final JdbcClient jdbc;

    IdempotencyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Row(byte[] requestHash, Instant createdAt, Optional<KeptAnswer> answer) {}

    /** Waits for a call under the same key that is just being claimed, and loses against it. */
    boolean insert(String key, byte[] requestHash, Instant now) {
        return jdbc.sql("""
                                insert into platform.idempotency_keys (account_id, key, request_hash, created_at)
                                values (:account, :key, :hash, :now)
                                on conflict (account_id, key) do nothing
                                """)
                        .param("account", Tenancy.required().value())
                        .param("key", key)
                        .param("hash", requestHash)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    Row row(String key) {
        return jdbc.sql("""
                        select request_hash, created_at, status, content_type, location, body
                          from platform.idempotency_keys
                         where key = :key
                        """)
                .param("key", key)
                .query((row, number) -> new Row(
                        row.getBytes("request_hash"),
                        row.getTimestamp("created_at").toInstant(),
                        row.getObject("status") == null
                                ? Optional.empty()
                                : Optional.of(new KeptAnswer(
                                        row.getInt("status"),
                                        Optional.ofNullable(row.getString("content_type")),
                                        Optional.ofNullable(row.getString("location")),
                                        row.getBytes("body")))))
                .single();
    }

    void keep(String key, KeptAnswer answer) {
        jdbc.sql("""
                update platform.idempotency_keys
                   set status = :status, content_type = :type, location = :location, body = :body
                 where key = :key
                """)
                .param("key", key)
                .param("status", answer.status())
                .param("type", answer.contentType().orElse(null))
                .param("location", answer.location().orElse(null))
                .param("body", answer.body())
                .update();
    }

    void delete(String key) {
        jdbc.sql("delete from platform.idempotency_keys where key = :key")
                .param("key", key)
                .update();
    }

    void forgetBefore(Instant time) {
        jdbc.sql("delete from platform.idempotency_keys where created_at < :time")
                .param("time", Timestamp.from(time))
                .update();
    }
}
