package org.leadnest.messaging.delivery;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.leadnest.kernel.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * When each account's next message wants attention: what the dispatcher asks instead of every account's messages.
 *
 * <p>Whoever queues takes the account's lock shared until its commit, and whoever begins to dispatch takes it alone: so a
 * dispatcher either sees the rows that are being queued or leaves their wake-up standing.
 */
@Component
public class Wakeups {
    private final JdbcClient jdbc;

    Wakeups(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the caller's transaction, before it inserts messages. */
    @Transactional
    public void wake(AccountId account, Instant at) {
        lock(account, "pg_advisory_xact_lock_shared");
        var soonEnough = jdbc.sql("select 1 from messaging.wakeups where account_id = :account and due_at <= :at")
                .param("account", account.value())
                .param("at", Timestamp.from(at))
                .query(Integer.class)
                .optional();
        if (soonEnough.isEmpty()) {
            bringForward(account, at);
        }
    }

    void bringForward(AccountId account, Instant at) {
        jdbc.sql("""
                        insert into messaging.wakeups (account_id, due_at) values (:account, :at)
                        on conflict (account_id) do update set due_at = least(wakeups.due_at, excluded.due_at)
                        """)
                .param("account", account.value())
                .param("at", Timestamp.from(at))
                .update();
    }

    List<AccountId> due(Instant now, int limit) {
        return jdbc.sql("select account_id from messaging.wakeups where due_at <= :now order by due_at limit :limit")
                .param("now", Timestamp.from(now))
                .param("limit", limit)
                .query((row, number) -> AccountId.of(row.getString("account_id")))
                .list();
    }

    /** Takes the account up to dispatch it; it comes up again at {@code again} should the dispatcher die. */
    @Transactional
    public void take(AccountId account, Instant again) {
        lock(account, "pg_advisory_xact_lock");
        jdbc.sql("update messaging.wakeups set due_at = :again where account_id = :account")
                .param("account", account.value())
                .param("again", Timestamp.from(again))
                .update();
    }

    private void lock(AccountId account, String function) {
        jdbc.sql("select " + function + "(hashtextextended('messaging ' || :account, 0))::text")
                .param("account", account.toString())
                .query(String.class)
                .optional();
    }
}
