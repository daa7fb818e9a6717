package org.leadnest.leads;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.Page;
import org.leadnest.kernel.UserId;
import org.leadnest.leads.clauses.ClauseSql;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists of leads and counts of them. Every condition is one that an index serves under row-level security. */
@Repository
class LeadReads {
    private final JdbcClient jdbc;
    private final LeadContacts contacts;
    private final LeadSearch search;
    private final ClauseHolders byClause;
    private final AccountZone zones;
    private final InstantSource clock;

    LeadReads(JdbcClient jdbc, AccountZone zones, InstantSource clock) {
        this.jdbc = jdbc;
        this.zones = zones;
        this.clock = clock;
        this.contacts = new LeadContacts(jdbc);
        this.search = new LeadSearch(jdbc);
        this.byClause = new ClauseHolders(jdbc);
    }

    /**
     * The limit stands in the statement as a number: as a parameter it makes PostgreSQL expect a tenth of the table, find
     * its general plan dear and plan each call anew, which took twice as long as the query itself.
     */
    Page<Lead> list(LeadFilter filter, @Nullable Cursor after, int limit, boolean whole) {
        Asking asking = asking(filter);
        List<Lead> rows = List.of();
        if (LeadSearch.common(filter, asking.holders())) {
            Map<String, Object> parameters = new HashMap<>();
            rows = rows(filter, walked(filter, after, limit + 1, parameters, asking), parameters);
        }
        if (rows.size() <= limit) {
            Map<String, Object> parameters = new HashMap<>();
            String sql = narrowed(filter, after, parameters, asking) + " limit " + (limit + 1);
            rows = rows(filter, sql, parameters);
        }
        return Page.cut(contacts.filled(rows, whole), limit, lead -> place(lead, filter.sort()));
    }

    private List<Lead> rows(LeadFilter filter, String sql, Map<String, Object> parameters) {
        return jdbc.sql(LeadRows.PAGE_COLUMNS + " from (" + sql + ") l " + LeadRows.PAGE_JOINS + " order by "
                        + order(filter.sort()))
                .params(parameters)
                .query(LeadRows::bare)
                .list();
    }

    /** How many leads pass, counted no further than {@code most}: {@code most + 1} says that there are more. */
    int count(LeadFilter filter, int most) {
        Map<String, Object> parameters = new HashMap<>();
        return jdbc.sql("select count(*) from (select 1 from leads.leads l where true"
                        + conditions(filter, parameters, asking(filter)) + " limit " + (most + 1) + ") as found")
                .params(parameters)
                .query(Integer.class)
                .single();
    }

    /** Ids behind {@code after}, in their order, of leads that pass now and were there at {@code then}. */
    List<UUID> slice(LeadFilter filter, UUID after, int limit, Instant then) {
        Map<String, Object> parameters = new HashMap<>();
        ZonedDateTime day = then.atZone(today(filter).getZone());
        return jdbc.sql("select l.id from leads.leads l where l.id > :behind and l.created_at <= :then"
                        + conditions(
                                filter,
                                parameters,
                                new Asking(day, search::holders, byClause.few(filter.clauses(), day)))
                        + " order by l.id limit "
                        + limit)
                .params(parameters)
                .param("behind", after)
                .param("then", LeadRows.at(then))
                .query(UUID.class)
                .list();
    }

    /**
     * What a filter is asked with.
     *
     * @param holders who has a word that is searched for
     * @param few whom its clauses can let through, when they are few
     */
    record Asking(ZonedDateTime today, Function<String, LeadSearch.Holders> holders, Optional<UUID[]> few) {
        Asking(ZonedDateTime today, Function<String, LeadSearch.Holders> holders) {
            this(today, holders, Optional.empty());
        }
    }

    /** Each word is looked for once. */
    private Asking asking(LeadFilter filter) {
        Map<String, LeadSearch.Holders> known = new HashMap<>();
        ZonedDateTime today = today(filter);
        return new Asking(
                today, term -> known.computeIfAbsent(term, search::holders), byClause.few(filter.clauses(), today));
    }

    /** This moment in the account's zone; read only where clauses ask for it. */
    private ZonedDateTime today(LeadFilter filter) {
        return clock.instant().atZone(filter.clauses().none() ? ZoneOffset.UTC : zones.current());
    }

    /** The statement of the list without its limit, in order; fills {@code parameters}. */
    static String narrowed(LeadFilter filter, @Nullable Cursor after, Map<String, Object> parameters, Asking asking) {
        return "select l.* from leads.leads l where true" + conditions(filter, parameters, asking)
                + behind(filter, after, parameters) + " order by " + order(filter.sort());
    }

    /**
     * The next leads of the list, a limited number, and of these the ones that pass: as many as are wanted are the first
     * that pass, and fewer say nothing.
     */
    static String walked(
            LeadFilter filter, @Nullable Cursor after, int wanted, Map<String, Object> parameters, Asking asking) {
        String order = " order by " + order(filter.sort());
        return "select l.* from (select l.* from leads.leads l where true" + behind(filter, after, parameters) + order
                + " limit " + LeadSearch.steps(wanted) + ") l where true" + traits(filter, parameters, asking)
                + LeadSearch.walking(filter, parameters, asking.holders()) + order + " limit " + wanted;
    }

    private static String behind(LeadFilter filter, @Nullable Cursor after, Map<String, Object> parameters) {
        if (after == null) {
            return "";
        }
        parameters.put("key", after.key());
        parameters.put("id", after.id());
        Sort sort = Sort.of(filter);
        return " and (" + sort.column + ", l.id) " + (sort.descending ? "<" : ">") + sort.cast;
    }

    private static String conditions(LeadFilter filter, Map<String, Object> parameters, Asking asking) {
        return traits(filter, parameters, asking) + LeadSearch.condition(filter, parameters, asking.holders());
    }

    private static String traits(LeadFilter filter, Map<String, Object> parameters, Asking asking) {
        StringBuilder sql = new StringBuilder();
        if (filter.stage() != null) {
            sql.append(" and l.stage_id = (select id from leads.stages where name_key = :stage or :stage = any(former)"
                    + " order by name_key = :stage desc limit 1)");
            parameters.put("stage", CatalogueStore.key(filter.stage()));
        }
        if (filter.source() != null) {
            sql.append(
                    " and l.source_id = (select id from leads.sources where name_key = :source or :source = any(former)"
                            + " order by name_key = :source desc limit 1)");
            parameters.put("source", CatalogueStore.key(filter.source()));
        }
        if (filter.tag() != null) {
            sql.append(" and l.id in (select lt.lead_id from leads.lead_tags lt"
                    + " where lt.tag_id = (select id from leads.tags where name_key = :tag))");
            parameters.put("tag", CatalogueStore.key(filter.tag()));
        }
        owned(filter, sql, parameters);
        ZonedDateTime today = asking.today();
        if (!filter.clauses().none()) {
            asking.few().ifPresent(ids -> {
                sql.append(" and l.id = any(:holders)");
                parameters.put("holders", ids);
            });
            sql.append(" and ")
                    .append(ClauseSql.of(filter.clauses(), parameters, today.toLocalDate(), today.getZone()));
        }
        return sql.toString();
    }

    private record Sort(String column, boolean descending, String cast) {
        static Sort of(LeadFilter filter) {
            String cast = switch (filter.sort()) {
                case NAME -> " (:key, :id)";
                case SCORE -> " (:key::int, :id)";
                case ACTIVITY, CREATED -> " (:key::timestamptz, :id)";
            };
            return new Sort(filter.sort().column, filter.sort().descending, cast);
        }
    }

    private static void owned(LeadFilter filter, StringBuilder sql, Map<String, Object> parameters) {
        if (filter.owner() == null) {
            return;
        }
        if (filter.owner().equals(LeadFilter.NO_OWNER)) {
            sql.append(" and l.owner_id is null");
            return;
        }
        Optional<UUID> owner = Ids.parse(filter.owner());
        sql.append(owner.isPresent() ? " and l.owner_id = :owner" : " and false");
        owner.ifPresent(id -> parameters.put("owner", id));
    }

    private static String order(LeadFilter.Sort sort) {
        String direction = sort.descending ? " desc" : "";
        return sort.column + direction + ", l.id" + direction;
    }

    private static Cursor place(Lead lead, LeadFilter.Sort sort) {
        String key = switch (sort) {
            case ACTIVITY -> lead.lastActivityAt().toString();
            case CREATED -> lead.createdAt().toString();
            case SCORE -> Integer.toString(lead.score());
            case NAME -> SearchKeys.sortName(lead.firstName(), lead.lastName());
        };
        return new Cursor(key, lead.id().value());
    }

    List<Recipient> recipients(Collection<LeadId> leads) {
        if (leads.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select l.id, l.first_name, l.last_name, l.state, l.postal_code, l.time_zone, l.owner_id, u.name as owner_name, u.email as owner_email,
                               w.signature as owner_signature, w.phone as owner_phone,
                               t.name as stage, s.name as source, e.value as email, p.key as phone
                          from leads.leads l
                          join leads.stages t on t.account_id = l.account_id and t.id = l.stage_id
                          left join leads.sources s on s.account_id = l.account_id and s.id = l.source_id
                          left join accounts.users u on u.id = l.owner_id
                          left join accounts.profiles w on w.user_id = l.owner_id
                          left join (select distinct on (lead_id) lead_id, value from leads.lead_emails
                                      where account_id = :account and lead_id = any(:leads)
                                      order by lead_id, position) e on e.lead_id = l.id
                          left join (select distinct on (lead_id) lead_id, key from leads.lead_phones
                                      where account_id = :account and lead_id = any(:leads)
                                      order by lead_id, position) p on p.lead_id = l.id
                         where l.account_id = :account and l.id = any(:leads)
                        """)
                .param("account", Tenancy.required().value())
                .param("leads", leads.stream().map(LeadId::value).toArray(UUID[]::new))
                .query((row, i) -> new Recipient(
                        new LeadId(row.getObject("id", UUID.class)),
                        row.getString("first_name"),
                        row.getString("last_name"),
                        row.getString("email"),
                        row.getString("phone"),
                        row.getString("state"),
                        row.getString("postal_code"),
                        row.getString("time_zone"),
                        row.getString("stage"),
                        row.getString("source"),
                        Optional.ofNullable(row.getObject("owner_id", UUID.class))
                                .map(UserId::new)
                                .orElse(null),
                        row.getString("owner_name"),
                        row.getString("owner_email"),
                        row.getString("owner_signature"),
                        row.getString("owner_phone")))
                .list();
    }

    Map<String, String> fieldLabels() {
        Map<String, String> labels = new LinkedHashMap<>();
        jdbc.sql("select key, label from leads.fields where not archived order by position, id")
                .query(row -> {
                    labels.put(row.getString("key"), row.getString("label"));
                });
        return labels;
    }

    List<LeadTraits> traits(Collection<LeadId> leads) {
        return jdbc.sql("""
                        select l.id,
                               array(select t.name_key from leads.lead_tags lt
                                       join leads.tags t on t.account_id = lt.account_id and t.id = lt.tag_id
                                      where lt.account_id = l.account_id and lt.lead_id = l.id) as tags,
                               array(select f.key from leads.field_values v
                                       join leads.fields f on f.account_id = v.account_id and f.id = v.field_id
                                      where v.account_id = l.account_id and v.lead_id = l.id order by f.id) as keys,
                               array(select v.value from leads.field_values v
                                      where v.account_id = l.account_id and v.lead_id = l.id
                                      order by v.field_id) as values
                          from leads.leads l where l.id = any(:leads)
                        """)
                .param("leads", leads.stream().map(LeadId::value).toArray(UUID[]::new))
                .query((row, i) -> {
                    String[] keys = (String[]) row.getArray("keys").getArray();
                    String[] values = (String[]) row.getArray("values").getArray();
                    Map<String, String> fields = new LinkedHashMap<>();
                    for (int n = 0; n < keys.length; n++) {
                        fields.put(keys[n], values[n]);
                    }
                    String[] tags = (String[]) row.getArray("tags").getArray();
                    return new LeadTraits(new LeadId(row.getObject("id", UUID.class)), Set.of(tags), fields);
                })
                .list();
    }
}
