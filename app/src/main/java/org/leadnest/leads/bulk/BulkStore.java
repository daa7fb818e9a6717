package org.leadnest.leads.bulk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.leads.LeadId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of bulk actions and of what they changed. */
@Repository
class BulkStore {
    private static final String COLUMNS = """
            select id, query, verb, value, words, made_by, made_by_name, made_at, expected, status, seen, changed, undone,
                   after_id
              from leads.bulk_actions
            """;

    private final JdbcClient jdbc;

    BulkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(BulkAction action) {
        jdbc.sql("""
                        insert into leads.bulk_actions (account_id, id, query, verb, value, words, made_by, made_by_name,
                          made_at, expected, status)
                        values (:account, :id, :query, :verb, :value, :words, :by, :name, :at, :expected, :status)
                        """)
                .param("account", Tenancy.required().value())
                .param("id", action.id())
                .param("query", action.query())
                .param("verb", action.verb())
                .param("value", action.value())
                .param("words", action.words())
                .param("by", action.madeBy())
                .param("name", action.madeByName())
                .param("at", at(action.madeAt()))
                .param("expected", action.expected())
                .param("status", action.status().name())
                .update();
    }

    Optional<BulkAction> find(UUID id) {
        return jdbc.sql(COLUMNS + " where id = :id")
                .param("id", id)
                .query(BulkStore::action)
                .optional();
    }

    /** The same, held until the end of the transaction. */
    Optional<BulkAction> hold(UUID id) {
        return jdbc.sql(COLUMNS + " where id = :id for update")
                .param("id", id)
                .query(BulkStore::action)
                .optional();
    }

    List<BulkAction> latest(int limit) {
        return jdbc.sql(COLUMNS + " order by made_at desc, id desc limit :limit")
                .param("limit", limit)
                .query(BulkStore::action)
                .list();
    }

    private static BulkAction action(ResultSet row, int index) throws SQLException {
        return new BulkAction(
                row.getObject("id", UUID.class),
                row.getString("query"),
                row.getString("verb"),
                row.getString("value"),
                row.getString("words"),
                row.getObject("made_by", UUID.class),
                row.getString("made_by_name"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getInt("expected"),
                BulkAction.Status.valueOf(row.getString("status")),
                row.getInt("seen"),
                row.getInt("changed"),
                row.getInt("undone"),
                row.getObject("after_id", UUID.class));
    }

    void advance(UUID id, UUID after, int seen, int changed) {
        jdbc.sql("""
                        update leads.bulk_actions set after_id = :after, seen = seen + :seen, changed = changed + :changed
                         where id = :id
                        """)
                .param("id", id)
                .param("after", after)
                .param("seen", seen)
                .param("changed", changed)
                .update();
    }

    boolean move(UUID id, BulkAction.Status to, BulkAction.Status... from) {
        return jdbc.sql("update leads.bulk_actions set status = :to where id = :id and status = any(:from)")
                        .param("id", id)
                        .param("to", to.name())
                        .param(
                                "from",
                                java.util.Arrays.stream(from).map(Enum::name).toArray(String[]::new))
                        .update()
                == 1;
    }

    /** @param before by lead: what the way back needs */
    void keep(UUID action, Map<UUID, String> before) {
        jdbc.sql("""
                        insert into leads.bulk_changes (account_id, action_id, lead_id, before)
                        select :account, :action, v.lead, v.before
                          from unnest(:leads::uuid[], :before::text[]) as v (lead, before)
                        on conflict do nothing
                        """)
                .param("account", Tenancy.required().value())
                .param("action", action)
                .param("leads", before.keySet().toArray(UUID[]::new))
                .param("before", before.values().toArray(String[]::new))
                .update();
    }

    /** A lead that an action changed. */
    record Change(LeadId lead, String before) {}

    List<Change> changes(UUID action, int limit) {
        return jdbc.sql(
                        "select lead_id, before from leads.bulk_changes where action_id = :action order by lead_id limit :limit")
                .param("action", action)
                .param("limit", limit)
                .query((row, i) ->
                        new Change(new LeadId(row.getObject("lead_id", UUID.class)), row.getString("before")))
                .list();
    }

    /** Forgets changes that are taken back, or past being so. */
    void forget(UUID action, Collection<LeadId> leads, int undone) {
        jdbc.sql("delete from leads.bulk_changes where action_id = :action and lead_id = any(:leads)")
                .param("action", action)
                .param("leads", leads.stream().map(LeadId::value).toArray(UUID[]::new))
                .update();
        jdbc.sql("update leads.bulk_actions set undone = undone + :undone where id = :action")
                .param("action", action)
                .param("undone", undone)
                .update();
    }

    void forgetBefore(Instant before) {
        jdbc.sql("""
                        delete from leads.bulk_changes
                         where action_id in (select id from leads.bulk_actions where made_at < :before)
                        """).param("before", at(before)).update();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
