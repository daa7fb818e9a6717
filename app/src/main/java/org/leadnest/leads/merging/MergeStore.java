package org.leadnest.leads.merging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.leads.LeadId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Merges, and the rows of leads.* that follow a lead. */
@Repository
class MergeStore {
    private final JdbcClient jdbc;

    MergeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A table of this module whose rows belong to a lead, as the database's own catalogue says: a table that is added later
     * follows without being named here.
     *
     * @param key the columns that tell its rows of an account apart, without the lead
     * @param perLead whether the lead itself is part of its key, so that a row of the other lead may stand in the way
     */
    record Table(String name, List<String> key, boolean perLead) {
        /** Whether its rows say what the lead waits for: a claim or an answer. */
        boolean waits() {
            return name.equals("leads.unclaimed") || name.equals("leads.escalations");
        }

        /** One text that tells its rows apart. */
        String rowKey() {
            return "concat_ws('/', " + String.join(", ", key.isEmpty() ? List.of("'-'") : key) + ")";
        }
    }

    List<Table> tables() {
        return jdbc.sql("""
                        select c.oid::regclass::text as name,
                               array(select quote_ident(a.attname) from pg_index i
                                       join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
                                      where i.indrelid = c.oid and i.indisprimary
                                        and a.attname not in ('account_id', 'lead_id')
                                      order by array_position(i.indkey::int[], a.attnum::int)) as key,
                               exists (select 1 from pg_index i join pg_attribute a
                                         on a.attrelid = c.oid and a.attnum = any(i.indkey)
                                        where i.indrelid = c.oid and i.indisprimary and a.attname = 'lead_id') as per_lead
                          from pg_class c
                         where c.relnamespace = 'leads'::regnamespace and c.relkind = 'r'
                           and (c.relname in ('lead_emails', 'lead_phones')
                             or exists (select 1 from pg_constraint f
                                         join pg_attribute a on a.attrelid = c.oid and a.attnum = any(f.conkey)
                                        where f.conrelid = c.oid and f.contype = 'f'
                                          and f.confrelid = 'leads.leads'::regclass and a.attname = 'lead_id'))
                         order by 1
                        """)
                .query((row, i) -> new Table(
                        row.getString("name"),
                        List.of((String[]) row.getArray("key").getArray()),
                        row.getBoolean("per_lead")))
                .list();
    }

    /** Writes down whose both are, so that the kept lead's passport stands in the way of the other's. */
    void keepPassports(LeadId one, LeadId other, Instant now) {
        jdbc.sql("""
                        insert into leads.passports (account_id, lead_id, belongs_to, agent_id, reason, set_at)
                        select l.account_id, l.id, coalesce(s.belongs_to, 'COMPANY'),
                               case when s.belongs_to = 'AGENT' then l.owner_id end,
                               case when s.id is null then 'It came without a source.'
                                 else 'By the source that it came by, ' || s.name || '.' end, :now
                          from leads.leads l left join leads.sources s on s.id = l.source_id
                         where l.id in (:one, :other)
                        on conflict (account_id, lead_id) do nothing
                        """)
                .param("one", one.value())
                .param("other", other.value())
                .param("now", at(now))
                .update();
    }

    void clear(Table table, LeadId lead) {
        jdbc.sql("delete from " + table.name() + " where lead_id = :lead")
                .param("lead", lead.value())
                .update();
    }

    /** Nobody waits for a claim of a lead that has an owner. */
    void unclaim(LeadId lead) {
        jdbc.sql("delete from leads.unclaimed where lead_id = :lead")
                .param("lead", lead.value())
                .update();
    }

    /** What waits again is looked at when it is due. */
    void wake() {
        jdbc.sql("""
                        update leads.wakeups
                           set due_at = least(due_at, coalesce((select min(e.due_at) from leads.escalations e), due_at))
                         where account_id = :account
                        """).param("account", Tenancy.required().value()).update();
    }

    /** Puts rows back that a merge took away, where none stands now. */
    void again(Table table, String before) {
        jdbc.sql("insert into " + table.name() + " select r.* from jsonb_populate_recordset(null::" + table.name()
                        + ", :before::jsonb) r on conflict do nothing")
                .param("before", before)
                .update();
    }

    /** Holds both until the end of the transaction; how many are there. */
    int hold(LeadId one, LeadId other) {
        return jdbc.sql("select id from leads.leads where id in (:one, :other) order by id for update")
                .param("one", one.value())
                .param("other", other.value())
                .query(UUID.class)
                .list()
                .size();
    }

    /** The lead's own row, as JSON. */
    String row(LeadId lead) {
        return jdbc.sql("select to_jsonb(l)::text from leads.leads l where id = :lead")
                .param("lead", lead.value())
                .query(String.class)
                .single();
    }

    /** All rows of a lead in a table, as a JSON array. */
    String rows(Table table, LeadId lead) {
        return jdbc.sql("select coalesce(jsonb_agg(to_jsonb(t)), '[]')::text from " + table.name()
                        + " t where lead_id = :lead")
                .param("lead", lead.value())
                .query(String.class)
                .single();
    }

    /** Gives the rows of one lead to another, where nothing of the other stands in the way. */
    void move(Table table, String rows, LeadId from, LeadId to) {
        if (table.perLead()) {
            jdbc.sql("insert into " + table.name() + " select r.* from jsonb_populate_recordset(null::" + table.name()
                            + ", (select jsonb_agg(e || jsonb_build_object('lead_id', :to::text))"
                            + " from jsonb_array_elements(:rows::jsonb) e)) r on conflict do nothing")
                    .param("rows", rows)
                    .param("to", to.value().toString())
                    .update();
            return;
        }
        String behind = table.name().matches("leads\\.lead_(emails|phones)") ? ", position = position + 500" : "";
        jdbc.sql("update " + table.name() + " set lead_id = :to" + behind + " where lead_id = :from")
                .param("to", to.value())
                .param("from", from.value())
                .update();
    }

    /** The way back: what came from {@code from} and still is {@code to}'s. {@code before} are the rows that were to's own. */
    void back(Table table, String rows, String before, LeadId from, LeadId to) {
        if (table.perLead()) {
            jdbc.sql("delete from " + table.name() + " t using jsonb_populate_recordset(null::" + table.name()
                            + ", :rows::jsonb) r where t.lead_id = :to and " + same(table, "t", "r")
                            + " and not exists (select 1 from jsonb_populate_recordset(null::" + table.name()
                            + ", :before::jsonb) b where " + same(table, "b", "t") + ")")
                    .param("rows", rows)
                    .param("before", before)
                    .param("to", to.value())
                    .update();
            jdbc.sql("insert into " + table.name() + " select r.* from jsonb_populate_recordset(null::" + table.name()
                            + ", :rows::jsonb) r on conflict do nothing")
                    .param("rows", rows)
                    .update();
            return;
        }
        String ahead = table.name().matches("leads\\.lead_(emails|phones)") ? ", position = r.position" : "";
        jdbc.sql("update " + table.name() + " t set lead_id = :from" + ahead + " from jsonb_populate_recordset(null::"
                        + table.name() + ", :rows::jsonb) r where t.lead_id = :to and " + same(table, "t", "r"))
                .param("rows", rows)
                .param("from", from.value())
                .param("to", to.value())
                .update();
    }

    private static String same(Table table, String one, String other) {
        return table.key().isEmpty()
                ? "true"
                : String.join(
                        " and ",
                        table.key().stream()
                                .map(column -> one + "." + column + " = " + other + "." + column)
                                .toList());
    }

    /** Fills what the kept lead does not say with what the merged one says. */
    void fill(LeadId kept, LeadId merged, String sortName, Instant now) {
        jdbc.sql("""
                        update leads.leads k
                           set first_name = coalesce(nullif(k.first_name, ''), m.first_name),
                               last_name = coalesce(nullif(k.last_name, ''), m.last_name), sort_name = :sort,
                               source_id = coalesce(k.source_id, m.source_id), owner_id = coalesce(k.owner_id, m.owner_id),
                               state = coalesce(k.state, m.state), postal_code = coalesce(k.postal_code, m.postal_code),
                               time_zone = coalesce(k.time_zone, m.time_zone),
                               last_activity_at = greatest(k.last_activity_at, m.last_activity_at),
                               last_contact_at = greatest(k.last_contact_at, m.last_contact_at), updated_at = :now,
                               version = k.version + 1
                          from leads.leads m where k.id = :kept and m.id = :merged
                        """)
                .param("kept", kept.value())
                .param("merged", merged.value())
                .param("sort", sortName)
                .param("now", at(now))
                .update();
    }

    /** Empties what a merge filled, where it still says so. */
    void empty(LeadId kept, String keptBefore, String mergedBefore, Instant now) {
        StringBuilder sql = new StringBuilder("update leads.leads k set updated_at = :now, version = k.version + 1");
        for (String column :
                List.of("first_name", "last_name", "source_id", "owner_id", "state", "postal_code", "time_zone")) {
            sql.append(", ")
                    .append(column)
                    .append(" = case when k.")
                    .append(column)
                    .append(" is not distinct from m.")
                    .append(column)
                    .append(" then b.")
                    .append(column)
                    .append(" else k.")
                    .append(column)
                    .append(" end");
        }
        jdbc.sql(sql + """
                          from jsonb_populate_record(null::leads.leads, :before::jsonb) b,
                               jsonb_populate_record(null::leads.leads, :merged::jsonb) m
                         where k.id = :kept
                        """)
                .param("kept", kept.value())
                .param("before", keptBefore)
                .param("merged", mergedBefore)
                .param("now", at(now))
                .update();
    }

    void remove(LeadId lead) {
        jdbc.sql("delete from leads.leads where id = :lead")
                .param("lead", lead.value())
                .update();
    }

    /** Puts a lead's row back; an owner who left meanwhile is left out. */
    void restore(String row) {
        jdbc.sql("""
                        insert into leads.leads
                        select r.* from jsonb_populate_record(null::leads.leads, :row::jsonb || jsonb_build_object('owner_id',
                          (select m.user_id from accounts.memberships m where m.account_id = :account
                              and m.user_id = (:row::jsonb ->> 'owner_id')::uuid))) r
                        """)
                .param("row", row)
                .param("account", Tenancy.required().value())
                .update();
    }

    void sortName(LeadId lead, String sortName) {
        jdbc.sql("update leads.leads set sort_name = :sort where id = :lead")
                .param("sort", sortName)
                .param("lead", lead.value())
                .update();
    }

    void keys(LeadId lead, Collection<String> keys) {
        jdbc.sql("delete from leads.lead_keys where lead_id = :lead")
                .param("lead", lead.value())
                .update();
        jdbc.sql("""
                        insert into leads.lead_keys (account_id, lead_id, key)
                        select :account, :lead, key from unnest(:keys::text[]) as key on conflict do nothing
                        """)
                .param("account", Tenancy.required().value())
                .param("lead", lead.value())
                .param("keys", keys.toArray(String[]::new))
                .update();
    }

    /** A merge as it is kept. @param moved by the name of the table or bean: the rows as a JSON array */
    record Merge(
            UUID id,
            LeadId kept,
            LeadId merged,
            String mergedName,
            Instant at,
            String by,
            String keptBefore,
            String mergedBefore,
            String moved,
            @Nullable Instant undoneAt) {}

    void insert(Merge merge) {
        jdbc.sql("""
                        insert into leads.merges (account_id, id, kept_id, merged_id, merged_name, merged_at, merged_by,
                          kept_before, merged_before, moved)
                        values (:account, :id, :kept, :merged, :name, :at, :by, :keptBefore::jsonb, :mergedBefore::jsonb,
                          :moved::jsonb)
                        """)
                .param("account", Tenancy.required().value())
                .param("id", merge.id())
                .param("kept", merge.kept().value())
                .param("merged", merge.merged().value())
                .param("name", merge.mergedName())
                .param("at", at(merge.at()))
                .param("by", merge.by())
                .param("keptBefore", merge.keptBefore())
                .param("mergedBefore", merge.mergedBefore())
                .param("moved", merge.moved())
                .update();
    }

    Optional<Merge> find(UUID id) {
        return jdbc.sql(MERGE + " where id = :id")
                .param("id", id)
                .query(MergeStore::merge)
                .optional();
    }

    List<Merge> of(LeadId kept, Instant since) {
        return jdbc.sql(MERGE + """
                         where kept_id = :kept and undone_at is null and merged_at >= :since
                         order by merged_at desc
                        """)
                .param("kept", kept.value())
                .param("since", at(since))
                .query(MergeStore::merge)
                .list();
    }

    private static final String MERGE = """
            select id, kept_id, merged_id, merged_name, merged_at, merged_by, kept_before::text as kept_before,
                   merged_before::text as merged_before, moved::text as moved, undone_at
              from leads.merges
            """;

    private static Merge merge(ResultSet row, int index) throws SQLException {
        OffsetDateTime undone = row.getObject("undone_at", OffsetDateTime.class);
        return new Merge(
                row.getObject("id", UUID.class),
                new LeadId(row.getObject("kept_id", UUID.class)),
                new LeadId(row.getObject("merged_id", UUID.class)),
                row.getString("merged_name"),
                row.getObject("merged_at", OffsetDateTime.class).toInstant(),
                row.getString("merged_by"),
                row.getString("kept_before"),
                row.getString("merged_before"),
                row.getString("moved"),
                undone == null ? null : undone.toInstant());
    }

    boolean undone(UUID id, Instant now) {
        return jdbc.sql("update leads.merges set undone_at = :now where id = :id and undone_at is null")
                        .param("id", id)
                        .param("now", at(now))
                        .update()
                == 1;
    }

    void tell(LeadId lead, String title, String actor, Instant now) {
        jdbc.sql("""
                        insert into leads.timeline (account_id, id, lead_id, at, kind, title, actor)
                        values (:account, :id, :lead, :now, 'CHANGE', :title, :actor)
                        """)
                .param("account", Tenancy.required().value())
                .param("id", org.leadnest.kernel.Ids.next())
                .param("lead", lead.value())
                .param("now", at(now))
                .param("title", title)
                .param("actor", actor)
                .update();
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
