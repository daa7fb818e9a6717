package org.leadnest.privacy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What is about users and no account: whatever points to them goes, and they themselves are made anonymous. Their row stays,
 * since texts and photos of accounts may name its number.
 */
@Component
public class UserRows {
    private final JdbcClient jdbc;

    UserRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Again and again without harm. */
    public void erase(Erasure erasure, List<UUID> gone) {
        if (gone.isEmpty()) {
            return;
        }
        Map<String, Object> users = Map.of("users", gone);
        rowsOfUsers()
                .forEach(table -> erasure.slices(
                        table.name(),
                        "delete from " + table.name() + " where ctid = any (array(select ctid from " + table.name()
                                + " where " + table.column() + " in (:users) limit :slice))",
                        users));
        erasure.slices(
                "accounts.users",
                "update accounts.users set " + blank("accounts.users", "email, email_key, name")
                        + " email = id || '@erased.invalid', email_key = id || '@erased.invalid', name = 'Erased'"
                        + " where id in (select id from accounts.users where id in (:users) and name <> 'Erased' limit :slice)",
                users);
    }

    private record Rows(String name, String column) {}

    /** Tables whose rows go with their user, whoever added them. */
    private List<Rows> rowsOfUsers() {
        return jdbc.sql("""
                        select n.nspname || '.' || c.relname as name, a.attname as col
                          from pg_constraint f
                          join pg_class c on c.oid = f.conrelid
                          join pg_namespace n on n.oid = c.relnamespace
                          join pg_attribute a on a.attrelid = c.oid and a.attnum = f.conkey[1]
                         where f.contype = 'f' and f.confrelid = 'accounts.users'::regclass and f.confdeltype = 'c'
                           and has_table_privilege(c.oid, 'DELETE')
                           and cardinality(f.conkey) = 1
                         order by 1
                        """)
                .query((row, number) -> new Rows(row.getString("name"), row.getString("col")))
                .list();
    }

    /** Assignments that empty every column that may be empty, whoever added it. */
    String blank(String table, String others) {
        return jdbc.sql("""
                        select quote_ident(attname) from pg_attribute
                         where attrelid = :table::regclass and attnum > 0 and not attisdropped and not attnotnull
                           and attgenerated = ''
                        """).param("table", table).query(String.class).list().stream()
                .filter(column -> !List.of(others.split(", ")).contains(column))
                .map(column -> column + " = null, ")
                .collect(Collectors.joining());
    }
}
