package org.leadnest.billing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import org.leadnest.kernel.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class UsageStore {
    private final JdbcClient jdbc;

    UsageStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes that {@code item} is counted; true when it was so already. A second try waits for the first to commit. */
    boolean counted(AccountId account, Allowance allowance, String item, Instant now) {
        return jdbc.sql("""
                        insert into billing.usage_entries (account_id, allowance, item, at)
                        values (:account, :allowance, :item, :now)
                        on conflict do nothing
                        """)
                        .param("account", account.value())
                        .param("allowance", allowance.name())
                        .param("item", item)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 0;
    }

    void forget(AccountId account, Allowance allowance, String item) {
        jdbc.sql(
                        "delete from billing.usage_entries where account_id = :account and allowance = :allowance and item = :item")
                .param("account", account.value())
                .param("allowance", allowance.name())
                .param("item", item)
                .update();
    }

    /** One more of the month's, up to {@code limit}; answers how many that makes, or nothing when the limit is reached. */
    OptionalLong count(AccountId account, Allowance allowance, LocalDate month, long limit) {
        return jdbc
                .sql("""
                        insert into billing.usage as u (account_id, allowance, month, used)
                        select :account, :allowance, :month, 1 where :limit > 0
                        on conflict (account_id, allowance, month) do update set used = u.used + 1
                         where u.used < :limit
                        returning used
                        """)
                .param("account", account.value())
                .param("allowance", allowance.name())
                .param("month", month)
                .param("limit", limit)
                .query(Long.class)
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    boolean takeCredit(AccountId account, Allowance allowance) {
        return jdbc.sql("""
                        update billing.credits set remaining = remaining - 1
                         where account_id = :account and allowance = :allowance and remaining > 0
                        """)
                        .param("account", account.value())
                        .param("allowance", allowance.name())
                        .update()
                == 1;
    }

    boolean add(AccountId account, String id, Allowance allowance, long credits, String reason, Instant now) {
        int fresh = jdbc.sql("""
                        insert into billing.credit_entries (account_id, id, allowance, credits, reason, at)
                        values (:account, :id, :allowance, :credits, :reason, :now)
                        on conflict do nothing
                        """)
                .param("account", account.value())
                .param("id", id)
                .param("allowance", allowance.name())
                .param("credits", credits)
                .param("reason", reason)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        if (fresh == 0) {
            return false;
        }
        jdbc.sql("""
                insert into billing.credits as c (account_id, allowance, remaining) values (:account, :allowance, :credits)
                on conflict (account_id, allowance) do update set remaining = c.remaining + excluded.remaining
                """)
                .param("account", account.value())
                .param("allowance", allowance.name())
                .param("credits", credits)
                .update();
        return true;
    }

    Map<Allowance, Long> used(LocalDate month) {
        Map<Allowance, Long> used = new EnumMap<>(Allowance.class);
        jdbc.sql("select allowance, used from billing.usage where month = :month")
                .param("month", month)
                .query((row, i) -> used.put(Allowance.valueOf(row.getString("allowance")), row.getLong("used")))
                .list();
        return used;
    }

    Map<Allowance, Long> credits() {
        Map<Allowance, Long> credits = new EnumMap<>(Allowance.class);
        jdbc.sql("select allowance, remaining from billing.credits")
                .query((row, i) -> credits.put(Allowance.valueOf(row.getString("allowance")), row.getLong("remaining")))
                .list();
        return credits;
    }
}
