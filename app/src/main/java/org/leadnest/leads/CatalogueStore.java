package org.leadnest.leads;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stages, sources, tags and who may own a lead. */
@Repository
class CatalogueStore {
    /** The words that the field uses for the way from a first contact to a closing, with the tone of each. */
    private static final String[][] FIRST_STAGES = {
        {"New", "new"},
        {"Contacted", "working"},
        {"Engaged", "warm"},
        {"Nurture", "working"},
        {"Appointment", "warm"},
        {"Under contract", "warm"},
        {"Closed", "won"},
        {"Lost", "lost"}
    };

    private final JdbcClient jdbc;

    CatalogueStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /** In order; an account that has none yet gets the usual ones. */
    List<Stage> stages() {
        List<Stage> found = readStages();
        if (!found.isEmpty()) {
            return found;
        }
        for (int position = 0; position < FIRST_STAGES.length; position++) {
            String[] stage = FIRST_STAGES[position];
            jdbc.sql("""
                            insert into leads.stages (account_id, id, name, name_key, position, tone)
                            values (:account, :id, :name, :key, :position, :tone)
                            on conflict (account_id, name_key) do nothing
                            """)
                    .param("account", Tenancy.required().value())
                    .param("id", Ids.next())
                    .param("name", stage[0])
                    .param("key", key(stage[0]))
                    .param("position", position)
                    .param("tone", stage[1])
                    .update();
        }
        return readStages();
    }

    /** The stage in use of that name, or that had it before. */
    Optional<Stage> stage(@Nullable String name) {
        if (name == null) {
            return Optional.empty();
        }
        List<Stage> stages = stages();
        return stages.stream()
                .filter(stage -> key(stage.name()).equals(key(name)))
                .findFirst()
                .or(() -> jdbc.sql("select id from leads.stages where not archived and :key = any(former)")
                        .param("key", key(name))
                        .query(UUID.class)
                        .optional()
                        .flatMap(id -> stages.stream()
                                .filter(stage -> stage.id().equals(id))
                                .findFirst()));
    }

    private List<Stage> readStages() {
        return jdbc.sql("select id, name, tone from leads.stages where not archived order by position, name_key")
                .query((row, i) ->
                        new Stage(row.getObject("id", UUID.class), row.getString("name"), row.getString("tone")))
                .list();
    }

    /** The source of that name, made when it is new. */
    UUID source(String name) {
        return named("leads.sources", name);
    }

    /** The tag of that name, made when it is new. */
    UUID tag(String name) {
        return named("leads.tags", name);
    }

    Optional<UUID> findTag(String name) {
        return jdbc.sql("select id from leads.tags where name_key = :key")
                .param("key", key(name))
                .query(UUID.class)
                .optional();
    }

    private UUID named(String table, String name) {
        String former = table.equals("leads.tags") ? "" : " or :key = any(former)";
        Optional<UUID> found = jdbc.sql("select id from " + table + " where name_key = :key" + former
                        + " order by name_key = :key desc limit 1")
                .param("key", key(name))
                .query(UUID.class)
                .optional();
        return found.orElseGet(() -> jdbc.sql("insert into " + table + """
                         (account_id, id, name, name_key) values (:account, :id, :name, :key)
                        on conflict (account_id, name_key) do update set name_key = excluded.name_key
                        returning id
                        """)
                .param("account", Tenancy.required().value())
                .param("id", Ids.next())
                .param("name", name.strip())
                .param("key", key(name))
                .query(UUID.class)
                .single());
    }

    /** All of it in one statement: the page of the list asks for it each time. */
    Catalogue all() {
        List<Entry> entries = jdbc.sql("""
                        select 'stage' as kind, id, name, tone, position, name_key from leads.stages
                         where not archived
                        union all select 'source', id, name, null, 0, name_key from leads.sources where not archived
                        union all select 'tag', id, name, null, 0, name_key from leads.tags
                        union all select 'owner', u.id, u.name, null, 0, lower(u.name)
                          from accounts.memberships m join accounts.users u on u.id = m.user_id
                         where m.account_id = :account
                        union all select 'team', id, name, null, 0, lower(name) from accounts.teams
                        order by position, name_key
                        """)
                .param("account", Tenancy.required().value())
                .query((row, i) -> new Entry(
                        row.getString("kind"),
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("tone")))
                .list();
        List<Stage> stages = of(entries, "stage", one -> new Stage(one.id, one.name, String.valueOf(one.tone)));
        return new Catalogue(
                stages.isEmpty() ? stages() : stages,
                of(entries, "source", one -> new Source(one.id, one.name)),
                of(entries, "tag", one -> one.name),
                of(entries, "owner", one -> new Owner(new UserId(one.id), one.name)),
                of(entries, "team", one -> new Catalogue.OwningTeam(one.id, one.name)));
    }

    private record Entry(
            String kind, UUID id, String name, @Nullable String tone) {}

    private static <T> List<T> of(List<Entry> entries, String kind, Function<Entry, T> make) {
        return entries.stream().filter(one -> one.kind.equals(kind)).map(make).toList();
    }

    List<Owner> owners() {
        return jdbc.sql("""
                        select u.id, u.name
                          from accounts.memberships m join accounts.users u on u.id = m.user_id
                         where m.account_id = :account
                         order by u.name
                        """)
                .param("account", Tenancy.required().value())
                .query((row, i) -> new Owner(new UserId(row.getObject("id", UUID.class)), row.getString("name")))
                .list();
    }
}
