package org.leadnest.leads;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
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

    Optional<Stage> stage(@Nullable String name) {
        return name == null
                ? Optional.empty()
                : stages().stream()
                        .filter(stage -> key(stage.name()).equals(key(name)))
                        .findFirst();
    }

    private List<Stage> readStages() {
        return jdbc.sql("select id, name, tone from leads.stages order by position, name_key")
                .query((row, i) ->
                        new Stage(row.getObject("id", UUID.class), row.getString("name"), row.getString("tone")))
                .list();
    }

    List<Source> sources() {
        return jdbc.sql("select id, name from leads.sources order by name_key")
                .query((row, i) -> new Source(row.getObject("id", UUID.class), row.getString("name")))
                .list();
    }

    /** The source of that name, made when it is new. */
    UUID source(String name) {
        return named("leads.sources", name);
    }

    List<String> tags() {
        return jdbc.sql("select name from leads.tags order by name_key")
                .query(String.class)
                .list();
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
        Optional<UUID> found = jdbc.sql("select id from " + table + " where name_key = :key")
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
