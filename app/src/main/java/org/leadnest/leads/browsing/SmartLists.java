package org.leadnest.leads.browsing;

import java.util.List;
import java.util.UUID;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.UserId;
import org.leadnest.leads.LeadFilter;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Saved filters: a user's own, and those that others share. */
@Service
class SmartLists {
    static final int MOST = 100;

    private final JdbcClient jdbc;

    SmartLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param query of the list's address @param mine whether the reader made it */
    record SmartList(UUID id, String name, String query, boolean shared, boolean mine) {}

    enum Saving {
        SAVED,
        /** One with that name is there; it has the new filter now. */
        REPLACED,
        TOO_MANY
    }

    @Transactional(readOnly = true)
    public List<SmartList> of(UserId user) {
        return jdbc.sql("""
                        select id, name, query, shared, made_by = :user as mine from leads.smart_lists
                         where made_by = :user or shared order by made_by <> :user, lower(name), id limit :most
                        """)
                .param("user", user.value())
                .param("most", MOST)
                .query((row, i) -> new SmartList(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("query"),
                        row.getBoolean("shared"),
                        row.getBoolean("mine")))
                .list();
    }

    @Transactional
    public Saving save(UserId user, String name, LeadFilter filter, boolean shared) {
        List<SmartList> there = of(user);
        boolean known = there.stream().anyMatch(one -> one.mine() && one.name().equalsIgnoreCase(name));
        if (!known && there.size() >= MOST) {
            return Saving.TOO_MANY;
        }
        jdbc.sql("""
                        insert into leads.smart_lists (account_id, id, made_by, name, query, shared)
                        values (:account, :id, :user, :name, :query, :shared)
                        on conflict (account_id, made_by, lower(name)) do update
                          set name = excluded.name, query = excluded.query, shared = excluded.shared
                        """)
                .param("account", Tenancy.required().value())
                .param("id", Ids.next())
                .param("user", user.value())
                .param("name", name)
                .param("query", ListAddress.query(filter))
                .param("shared", shared)
                .update();
        return known ? Saving.REPLACED : Saving.SAVED;
    }

    /** False when the user made no such list. */
    @Transactional
    public boolean remove(UserId user, UUID id) {
        return jdbc.sql("delete from leads.smart_lists where id = :id and made_by = :user")
                        .param("id", id)
                        .param("user", user.value())
                        .update()
                == 1;
    }
}
