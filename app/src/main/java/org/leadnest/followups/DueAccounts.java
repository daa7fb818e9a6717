package org.leadnest.followups;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * When each account's next step is due. The runner asks this one table, which knows no lead, which accounts to enter.
 *
 * <p>Whoever gives an enrollment a due instant moves the row forward in the same transaction; {@link #settle} locks the row
 * in a statement of its own before it reads the enrollments, so it sees whatever moved it.
 */
@Repository
class DueAccounts {
    private final JdbcClient jdbc;

    DueAccounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<AccountId> due(Instant now, int limit) {
        return jdbc
                .sql("select account_id from followups.wakeups where due_at <= :now order by due_at limit :limit")
                .param("now", Timestamp.from(now))
                .param("limit", limit)
                .query(UUID.class)
                .list()
                .stream()
                .map(AccountId::new)
                .toList();
    }

    void bringForward(Instant due) {
        jdbc.sql("""
                        insert into followups.wakeups (account_id, due_at) values (:account, :due)
                        on conflict (account_id) do update set due_at = least(wakeups.due_at, excluded.due_at)
                        """)
                .param("account", Tenancy.required().value())
                .param("due", Timestamp.from(due))
                .update();
    }

    /** Writes down when the account's next step is really due; in a transaction. */
    void settle() {
        UUID account = Tenancy.required().value();
        jdbc.sql("select due_at from followups.wakeups where account_id = :account for update")
                .param("account", account)
                .query()
                .listOfRows();
        jdbc.sql("""
                        update followups.wakeups
                           set due_at = least('infinity',
                             (select min(due_at) from followups.due where account_id = :account),
                             (select min(due_at) from followups.firings
                               where account_id = :account and due_at is not null))
                         where account_id = :account
                        """).param("account", account).update();
    }
}
