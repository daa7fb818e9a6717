package org.leadnest.leads.routing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;
import org.leadnest.leads.LeadId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When a routed lead is to be looked at again, and which account has something due when. */
@Repository
class EscalationStore {
    private final JdbcClient jdbc;

    EscalationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Due(LeadId lead, UUID inquiry, @Nullable UUID rule) {}

    void watch(LeadId lead, UUID inquiry, @Nullable UUID rule, Instant due) {
        jdbc.sql("""
                        insert into leads.escalations (account_id, lead_id, inquiry_id, rule_id, due_at)
                        values (:account, :lead, :inquiry, :rule, :due)
                        on conflict (account_id, lead_id) do update
                           set inquiry_id = excluded.inquiry_id, rule_id = excluded.rule_id, due_at = excluded.due_at
                        """)
                .param("account", Tenancy.required().value())
                .param("lead", lead.value())
                .param("inquiry", inquiry)
                .param("rule", rule, java.sql.Types.OTHER)
                .param("due", RoutingStore.at(due))
                .update();
        jdbc.sql("""
                        insert into leads.wakeups (account_id, due_at) values (:account, :due)
                        on conflict (account_id) do update set due_at = least(wakeups.due_at, excluded.due_at)
                        """)
                .param("account", Tenancy.required().value())
                .param("due", RoutingStore.at(due))
                .update();
    }

    boolean watched(LeadId lead) {
        return jdbc.sql("select exists (select from leads.escalations where lead_id = :lead)")
                .param("lead", lead.value())
                .query(Boolean.class)
                .single();
    }

    /** Ends the wait of a lead; what it was, when there was one. */
    Optional<Due> forget(LeadId lead) {
        return jdbc.sql("delete from leads.escalations where lead_id = :lead returning lead_id, inquiry_id, rule_id")
                .param("lead", lead.value())
                .query(EscalationStore::due)
                .optional();
    }

    private static Due due(ResultSet row, int index) throws SQLException {
        return new Due(
                new LeadId(row.getObject("lead_id", UUID.class)),
                row.getObject("inquiry_id", UUID.class),
                row.getObject("rule_id", UUID.class));
    }

    List<AccountId> accounts(Instant now, int limit) {
        return jdbc
                .sql("select account_id from leads.wakeups where due_at <= :now order by due_at limit :limit")
                .param("now", RoutingStore.at(now))
                .param("limit", limit)
                .query(UUID.class)
                .list()
                .stream()
                .map(AccountId::new)
                .toList();
    }

    /** Takes what is due; whoever takes it deals with it in the same transaction. */
    List<Due> take(Instant now, int limit) {
        return jdbc.sql("""
                        delete from leads.escalations
                         where account_id = :account and lead_id in (
                           select lead_id from leads.escalations where due_at <= :now
                            order by due_at limit :limit for update skip locked)
                        returning lead_id, inquiry_id, rule_id
                        """)
                .param("account", Tenancy.required().value())
                .param("now", RoutingStore.at(now))
                .param("limit", limit)
                .query(EscalationStore::due)
                .list();
    }

    /** Writes down when the account's next one is due. */
    void settle() {
        UUID account = Tenancy.required().value();
        jdbc.sql("select due_at from leads.wakeups where account_id = :account for update")
                .param("account", account)
                .query()
                .listOfRows();
        jdbc.sql("""
                        update leads.wakeups
                           set due_at = coalesce(
                             (select min(due_at) from leads.escalations where account_id = :account), 'infinity')
                         where account_id = :account
                        """).param("account", account).update();
    }
}
