package org.leadnest.accounts.signin;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ThrottleStore {
    private final JdbcClient jdbc;

    ThrottleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Instant> blockedUntil(List<byte[]> subjects) {
        @Nullable
        Timestamp until = jdbc.sql("select max(blocked_until) from accounts.attempts where subject in (:subjects)")
                .param("subjects", subjects)
                .query(Timestamp.class)
                .list()
                .getFirst();
        return Optional.ofNullable(until).map(Timestamp::toInstant);
    }

    /** Counts one failure and says how many there are now. */
    int countFailure(byte[] subject, byte @Nullable [] owner, Instant now) {
        return jdbc.sql("""
                        insert into accounts.attempts as a (subject, failures, last_failure_at, blocked_until, owner)
                        values (:subject, 1, :now, :now, :owner)
                        on conflict (subject) do update set failures = a.failures + 1, last_failure_at = excluded.last_failure_at
                        returning failures
                        """)
                .param("subject", subject)
                .param("owner", owner, Types.BINARY)
                .param("now", Timestamp.from(now))
                .query(Integer.class)
                .single();
    }

    void block(byte[] subject, Instant until) {
        jdbc.sql("update accounts.attempts set blocked_until = :until where subject = :subject")
                .param("subject", subject)
                .param("until", Timestamp.from(until))
                .update();
    }

    void clear(byte[] subject) {
        jdbc.sql("delete from accounts.attempts where subject = :subject")
                .param("subject", subject)
                .update();
    }

    boolean holds(List<byte[]> owners, Instant now) {
        return jdbc.sql(
                        "select exists (select 1 from accounts.attempts where owner in (:owners) and blocked_until > :now)")
                .param("owners", owners)
                .param("now", Timestamp.from(now))
                .query(Boolean.class)
                .single();
    }

    void clearOf(List<byte[]> owners) {
        jdbc.sql("delete from accounts.attempts where owner in (:owners)")
                .param("owners", owners)
                .update();
    }

    void forget(Instant before) {
        jdbc.sql("delete from accounts.attempts where last_failure_at < :before")
                .param("before", Timestamp.from(before))
                .update();
    }
}
