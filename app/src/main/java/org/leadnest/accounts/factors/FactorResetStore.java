package org.leadnest.accounts.factors;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class FactorResetStore {
    private final JdbcClient jdbc;

    FactorResetStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void put(UserId user, UserId by, Instant now, Instant due) {
        jdbc.sql("""
                insert into accounts.factor_resets (account_id, user_id, asked_by, asked_at, due_at)
                values (:account, :user, :by, :now, :due)
                on conflict (account_id, user_id) do update
                   set asked_by = excluded.asked_by, asked_at = excluded.asked_at, due_at = excluded.due_at
                """)
                .param("account", Tenancy.required().value())
                .param("user", user.value())
                .param("by", by.value())
                .param("now", Timestamp.from(now))
                .param("due", Timestamp.from(due))
                .update();
    }

    /** @param since those that were due before have lapsed */
    List<FactorResets.Wish> open(Instant since) {
        return jdbc.sql("""
                        select r.user_id, u.name, r.due_at
                          from accounts.factor_resets r
                          join accounts.users u on u.id = r.asked_by
                         where r.due_at > :since
                        """)
                .param("since", Timestamp.from(since))
                .query((row, number) -> new FactorResets.Wish(
                        new UserId(row.getObject("user_id", UUID.class)),
                        row.getString("name"),
                        row.getTimestamp("due_at").toInstant()))
                .list();
    }

    boolean end(UserId user) {
        return jdbc.sql("delete from accounts.factor_resets where user_id = :user")
                        .param("user", user.value())
                        .update()
                == 1;
    }
}
