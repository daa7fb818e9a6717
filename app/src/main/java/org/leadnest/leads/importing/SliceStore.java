package org.leadnest.leads.importing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.kernel.UserId;
import org.leadnest.leads.HeldEdits;
import org.leadnest.leads.NewLead;
import org.leadnest.leads.SearchKeys;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Leads by the slice: each statement takes all rows of it as arrays. */
@Repository
class SliceStore {
    private static final String MISSING = "on conflict do nothing";

    private final JdbcClient jdbc;
    private final HeldEdits held;

    SliceStore(JdbcClient jdbc, HeldEdits held) {
        this.jdbc = jdbc;
        this.held = held;
    }

    /** Lets nobody else file leads of this account until the end of the transaction; captures hold the same lock shared. */
    void lockAccount() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:account, 1))::text")
                .param("account", Tenancy.required().toString())
                .query()
                .listOfRows();
    }

    /** Which lead has each of these addresses (lower case). */
    Map<String, UUID> emailHolders(Collection<String> keys) {
        return holders("leads.lead_emails", keys);
    }

    /** Which lead has each of these numbers (E.164). */
    Map<String, UUID> phoneHolders(Collection<String> keys) {
        return holders("leads.lead_phones", keys);
    }

    private Map<String, UUID> holders(String table, Collection<String> keys) {
        Map<String, UUID> holders = new HashMap<>();
        jdbc.sql("select key, lead_id from " + table + " where key = any(:keys)")
                .param("keys", keys.toArray(String[]::new))
                .query((ResultSet row) -> {
                    holders.put(row.getString("key"), row.getObject("lead_id", UUID.class));
                });
        return holders;
    }

    /**
     * What is known of these leads where a row could fill it; of the account's own fields, which say something. Held until the end of
     * the transaction, so that nobody gives a lead away between the look and the filling.
     */
    Map<UUID, NewLead> known(Collection<UUID> leads) {
        Map<UUID, NewLead> known = new HashMap<>();
        jdbc.sql("""
                        select l.id, l.first_name, l.last_name, o.name as source, l.state, l.postal_code, l.time_zone,
                               l.owner_id,
                               array(select t.name from leads.lead_tags lt join leads.tags t on t.id = lt.tag_id
                                      where lt.lead_id = l.id) as tags,
                               array(select f.key from leads.field_values v join leads.fields f on f.id = v.field_id
                                      where v.lead_id = l.id) as fields
                          from leads.leads l left join leads.sources o on o.id = l.source_id
                         where l.id = any(:leads)
                         order by l.id for update of l
                        """).param("leads", leads.toArray(UUID[]::new)).query((ResultSet row) -> {
            known.put(row.getObject("id", UUID.class), lead(row));
        });
        return known;
    }

    private static NewLead lead(ResultSet row) throws SQLException {
        UUID owner = row.getObject("owner_id", UUID.class);
        return NewLead.named(row.getString("first_name"), row.getString("last_name"))
                .ownedBy(owner == null ? null : new UserId(owner))
                .from(row.getString("source"))
                .living(row.getString("state"), row.getString("postal_code"), row.getString("time_zone"))
                .tagged(List.of((String[]) row.getArray("tags").getArray()))
                .saying(Arrays.stream((String[]) row.getArray("fields").getArray())
                        .collect(Collectors.toMap(Function.identity(), key -> "known")));
    }

    /** Ids of names: of stages, of sources, of tags. */
    record Names(Function<NewLead, UUID> stage, Map<String, UUID> sources, Map<String, UUID> tags) {
        @Nullable
        UUID source(NewLead lead) {
            return lead.source() == null ? null : sources.get(lead.source());
        }
    }

    void insertLeads(List<Draft> drafts, Names names, UUID importId, Instant now) {
        leads("""
                insert into leads.leads (account_id, id, first_name, last_name, sort_name, stage_id, source_id,
                  owner_id, state, postal_code, time_zone, created_at, updated_at, last_activity_at, import_id)
                select :account, v.id::uuid, v.first, v.last, v.sort, v.stage::uuid, v.source::uuid, v.owner::uuid,
                  v.state, v.postal, v.zone, coalesce(v.added::timestamptz, :now), :now, :now, :import
                """, drafts, names, now).param("import", importId).update();
    }

    /** Before anything else of them is written: what a legal hold keeps is kept as it was. */
    void fillLeads(List<Draft> drafts, Names names, Instant now) {
        held.keep(drafts.stream().map(Draft::id).toList(), now);
        leads("""
                update leads.leads l
                   set first_name = v.first, last_name = v.last, sort_name = v.sort, source_id = v.source::uuid,
                       owner_id = v.owner::uuid, state = v.state, postal_code = v.postal, time_zone = v.zone, updated_at = :now,
                       version = l.version + 1
                """, drafts, names, now, "where l.account_id = :account and l.id = v.id::uuid")
                .update();
    }

    private JdbcClient.StatementSpec leads(String sql, List<Draft> drafts, Names names, Instant now) {
        return leads(sql, drafts, names, now, "");
    }

    private JdbcClient.StatementSpec leads(String sql, List<Draft> drafts, Names names, Instant now, String where) {
        return jdbc.sql(sql + """
                          from unnest(:ids::text[], :first::text[], :last::text[], :sort::text[], :stage::text[],
                                 :source::text[], :owner::text[], :state::text[], :postal::text[], :zone::text[],
                                 :added::text[])
                                 as v (id, first, last, sort, stage, source, owner, state, postal, zone, added)
                        """ + where)
                .param("account", Tenancy.required().value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("ids", column(drafts, Draft::id))
                .param("first", column(drafts, draft -> draft.lead().firstName()))
                .param("last", column(drafts, draft -> draft.lead().lastName()))
                .param(
                        "sort",
                        column(
                                drafts,
                                draft -> SearchKeys.sortName(
                                        draft.lead().firstName(), draft.lead().lastName())))
                .param("stage", column(drafts, draft -> names.stage.apply(draft.lead())))
                .param("source", column(drafts, draft -> names.source(draft.lead())))
                .param("owner", column(drafts, draft -> draft.lead().owner()))
                .param("state", column(drafts, draft -> draft.lead().state()))
                .param("postal", column(drafts, draft -> draft.lead().postalCode()))
                .param("zone", column(drafts, draft -> draft.lead().timeZone()))
                .param("added", column(drafts, Draft::added));
    }

    /** Leads of agents' own sources that got an agent by the file are that agent's own, as when they come one by one. */
    void insertPassports(List<Draft> drafts, Instant now) {
        List<Draft> owned =
                drafts.stream().filter(draft -> draft.lead().owner() != null).toList();
        if (owned.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into leads.passports (account_id, lead_id, belongs_to, agent_id, reason, set_at)
                        select l.account_id, l.id, 'AGENT', l.owner_id, 'By its source, ' || s.name || '.', :now
                          from leads.leads l join leads.sources s on s.id = l.source_id
                         where l.id = any(:leads::uuid[]) and s.belongs_to = 'AGENT'
                        on conflict (account_id, lead_id) do nothing
                        """)
                .param("leads", column(owned, Draft::id))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** One row per lead and value: {@code columns} after account_id and lead_id. */
    private record Pairs(List<String> leads, List<@Nullable String> values, List<@Nullable String> others) {
        Pairs() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        void add(UUID lead, @Nullable String value, @Nullable String other) {
            leads.add(lead.toString());
            values.add(value);
            others.add(other);
        }
    }

    void insertParts(List<Draft> drafts, Names names) {
        Pairs emails = new Pairs();
        Pairs phones = new Pairs();
        Pairs tags = new Pairs();
        for (Draft draft : drafts) {
            draft.emails().forEach(email -> emails.add(draft.id(), email.normalised(), email.value()));
            draft.phones().forEach(phone -> phones.add(draft.id(), phone.value(), null));
            draft.tags().forEach(tag -> tags.add(draft.id(), String.valueOf(names.tags.get(tag)), null));
        }
        // A further address stands behind those that the lead had: the order of the file within, 1000 more than by
        // hand.
        // In the order of their keys, so that neighbours in the index come together. Nobody else files any meanwhile.
        String ordered = "order by v.value";
        insert(
                "leads.lead_emails (account_id, lead_id, key, value, position)",
                "v.value, v.other, 1000 + v.n",
                emails,
                ordered);
        insert("leads.lead_phones (account_id, lead_id, key, position)", "v.value, 1000 + v.n", phones, ordered);
        insert("leads.lead_tags (account_id, lead_id, tag_id)", "v.value::uuid", tags, MISSING);
    }

    private static final String KEYS = "leads.lead_keys (account_id, lead_id, key)";

    /** Of leads that have none: in the order of the index, so that neighbours in it come together. */
    void insertKeys(List<Draft> fresh) {
        List<OrderedKey> ordered = new ArrayList<>(8 * fresh.size());
        for (Draft draft : fresh) {
            String lead = draft.id().toString();
            draft.keys().forEach(key -> ordered.add(OrderedKey.of(lead, key)));
        }
        ordered.sort(OrderedKey.BY_VALUE);
        insert(
                KEYS,
                "v.value",
                new Pairs(
                        ordered.stream().map(OrderedKey::lead).toList(),
                        ordered.stream().map(OrderedKey::value).toList(),
                        new ArrayList<>(Collections.nCopies(ordered.size(), null))),
                "");
    }

    /** Of leads that were there. */
    void insertMoreKeys(List<Draft> filled) {
        Pairs keys = new Pairs();
        filled.forEach(draft -> draft.keys().forEach(key -> keys.add(draft.id(), key, null)));
        insert(KEYS, "v.value", keys, MISSING);
    }

    /** Leads of the import's last slice that no search finds: the service ended between the two commits of it. */
    List<Draft> withoutKeys(UUID importId) {
        return jdbc.sql("""
                        select l.id, l.first_name, l.last_name,
                               array(select e.value from leads.lead_emails e where e.lead_id = l.id) as emails,
                               array(select p.key from leads.lead_phones p where p.lead_id = l.id) as phones
                          from leads.leads l
                         where l.id in (select id from leads.leads where import_id = :import order by id desc limit :slice)
                           and not exists (select from leads.lead_keys k where k.lead_id = l.id)
                        """)
                .param("import", importId)
                .param("slice", ImportLeads.SLICE)
                .query((row, n) -> {
                    NewLead lead = NewLead.named(row.getString("first_name"), row.getString("last_name"));
                    Draft draft = Draft.fresh(row.getObject("id", UUID.class), lead);
                    draft.add(
                            lead,
                            Arrays.stream((String[]) row.getArray("emails").getArray())
                                    .map(EmailAddress::new)
                                    .toList(),
                            Arrays.stream((String[]) row.getArray("phones").getArray())
                                    .map(PhoneNumber::new)
                                    .toList(),
                            null);
                    return draft;
                })
                .list();
    }

    private void insert(String into, String columns, Pairs pairs, String how) {
        if (pairs.leads.isEmpty()) {
            return;
        }
        jdbc.sql("insert into " + into + " select :account, v.lead::uuid, " + columns + """
                          from unnest(:leads::text[], :values::text[], :others::text[]) with ordinality
                                 as v (lead, value, other, n)
                        """ + how)
                .param("account", Tenancy.required().value())
                .param("leads", pairs.leads.toArray(String[]::new))
                .param("values", pairs.values.toArray(String[]::new))
                .param("others", pairs.others.toArray(String[]::new))
                .update();
    }

    void insertTimeline(List<Draft> drafts, String title, String actor, Instant now) {
        jdbc.sql("""
                        insert into leads.timeline (account_id, id, lead_id, at, kind, title, actor)
                        select :account, v.id::uuid, v.lead::uuid, :now, 'CHANGE', :title, :actor
                          from unnest(:ids::text[], :leads::text[]) as v (id, lead)
                        """)
                .param("account", Tenancy.required().value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("title", title)
                .param("actor", actor)
                .param("ids", column(drafts, draft -> Ids.next()))
                .param("leads", column(drafts, Draft::id))
                .update();
    }

    /** Notes and their entries on the timelines. */
    void insertNotes(List<Draft> drafts, String actor, Instant now) {
        Pairs notes = new Pairs();
        drafts.forEach(draft -> draft.notes()
                .forEach(note -> notes.add(draft.id(), note.text(), note.id().toString())));
        if (notes.leads.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        with v as (
                          select * from unnest(:leads::text[], :bodies::text[], :notes::text[], :entries::text[])
                            as v (lead, body, note, entry)
                        ), filed as (
                          insert into leads.notes (account_id, id, lead_id, author_name, body, created_at)
                          select :account, v.note::uuid, v.lead::uuid, :actor, v.body, :now from v
                        )
                        insert into leads.timeline (account_id, id, lead_id, at, kind, title, actor, reference)
                        select :account, v.entry::uuid, v.lead::uuid, :now, 'NOTE', 'Note', :actor, v.note::uuid from v
                        """)
                .param("account", Tenancy.required().value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("actor", actor)
                .param("leads", notes.leads.toArray(String[]::new))
                .param("bodies", notes.values.toArray(String[]::new))
                .param("notes", notes.others.toArray(String[]::new))
                .param("entries", column(notes.leads, lead -> Ids.next()))
                .update();
    }

    /** A row that is more than a new lead. */
    record Outcome(
            long row,
            String outcome,
            @Nullable UUID lead,
            @Nullable String message,
            @Nullable String cells,
            String filled) {
        boolean remarkable() {
            return !outcome.equals("CREATED") || message != null;
        }
    }

    void insertOutcomes(UUID importId, List<Outcome> outcomes) {
        if (outcomes.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into leads.import_rows
                          (account_id, import_id, row_number, outcome, lead_id, message, cells, filled)
                        select :account, :import, v.row::bigint, v.outcome, v.lead::uuid, v.message, v.cells,
                               nullif(v.filled, '')
                          from unnest(:rows::text[], :outcomes::text[], :leads::text[], :messages::text[],
                                 :cells::text[], :filled::text[]) as v (row, outcome, lead, message, cells, filled)
                        """)
                .param("account", Tenancy.required().value())
                .param("import", importId)
                .param("rows", column(outcomes, Outcome::row))
                .param("outcomes", column(outcomes, Outcome::outcome))
                .param("leads", column(outcomes, Outcome::lead))
                .param("messages", column(outcomes, Outcome::message))
                .param("cells", column(outcomes, Outcome::cells))
                .param("filled", column(outcomes, Outcome::filled))
                .update();
    }

    private static <T> String[] column(List<T> rows, Function<T, @Nullable Object> value) {
        String[] column = new String[rows.size()];
        for (int i = 0; i < column.length; i++) {
            Object one = value.apply(rows.get(i));
            column[i] = one == null ? null : one.toString();
        }
        return column;
    }
}
