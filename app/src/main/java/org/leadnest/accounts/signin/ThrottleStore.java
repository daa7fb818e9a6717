package org.leadnest.accounts.signin;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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

    /**
     * Counts one failure of a subject that nothing blocks, and says how many there are now; empty when it is blocked, which is
     * seen under the row's lock. What is older than {@code memory} is forgotten.
     */
    OptionalInt countOpen(byte[] subject, byte @Nullable [] owner, Instant now, Instant memory) {
        return jdbc.sql("""
                        insert into accounts.attempts as a (subject, failures, last_failure_at, blocked_until, owner)
                        values (:subject, 1, :now, 'epoch', :owner)
                        on conflict (subject) do update
                           set failures = case when a.last_failure_at < :memory then 1 else a.failures + 1 end,
                               last_failure_at = excluded.last_failure_at
                         where a.blocked_until <= :now
                        returning failures
                        """)
                .param("subject", subject)
                .param("owner", owner, Types.BINARY)
                .param("now", Timestamp.from(now))
                .param("memory", Timestamp.from(memory))
                .query(Integer.class)
                .optional()
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    /** Counts one failure less, and lifts the wait that the one of {@code at} began. */
    void takeBack(byte[] subject, Instant at) {
        int gone = jdbc.sql("delete from accounts.attempts where subject = :subject and failures = 1")
                .param("subject", subject)
                .update();
        if (gone == 1) {
            return;
        }
        jdbc.sql("""
                update accounts.attempts
                   set failures = failures - 1,
                       blocked_until = case when last_failure_at = :at then 'epoch' else blocked_until end
                 where subject = :subject and failures > 1
                """).param("subject", subject).param("at", Timestamp.from(at)).update();
    }

    void block(byte[] subject, Instant until) {
        jdbc.sql(
                        "update accounts.attempts set blocked_until = greatest(blocked_until, :until) where subject = :subject")
                .param("subject", subject)
                .param("until", Timestamp.from(until))
                .update();
    }

    void clear(byte[] subject) {
        jdbc.sql("delete from accounts.attempts where subject = :subject")
                .param("subject", subject)
                .update();
    }

    Optional<Instant> heldUntil(List<byte[]> owners, Instant now) {
        return jdbc.sql(
                        "select max(blocked_until) from accounts.attempts where owner in (:owners) and blocked_until > :now")
                .param("owners", owners)
                .param("now", Timestamp.from(now))
                .query((row, number) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .single();
    }

    /** Locks in the order in which whoever counts does, so that neither waits for the other. */
    void clearOf(List<byte[]> owners) {
        jdbc.sql("""
                delete from accounts.attempts where subject in (
                  select subject from accounts.attempts where owner in (:owners) order by subject for update)
                """).param("owners", owners).update();
    }

    /** Leaves out rows that somebody counts in at this moment: whoever counts holds rows, and waits for no others. */
    void forget(Instant before) {
        jdbc.sql("""
                delete from accounts.attempts where subject in (
                  select subject from accounts.attempts where last_failure_at < :before for update skip locked)
                """).param("before", Timestamp.from(before)).update();
    }
}
