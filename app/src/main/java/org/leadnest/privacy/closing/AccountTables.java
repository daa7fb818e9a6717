package org.leadnest.privacy.closing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which tables hold rows of an account, as the database's own catalogue says it, in an order in which they can be emptied:
 * whoever points to another comes before it. Tables that the application cannot delete from are their module's own matter.
 */
@Component
class AccountTables {
    private final JdbcClient jdbc;

    AccountTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param child the table that points to {@code parent} */
    private record Reference(String child, String parent) {}

    /** Schemas in the order in which they are erased. */
    List<String> schemas() {
        Set<String> all =
                tables().stream().map(AccountTables::schema).collect(Collectors.toCollection(LinkedHashSet::new));
        return childrenFirst(all, references(AccountTables::schema));
    }

    List<String> in(String schema) {
        Set<String> own = tables().stream()
                .filter(table -> schema(table).equals(schema))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return childrenFirst(own, references(Function.identity()));
    }

    private static String schema(String table) {
        return table.substring(0, table.indexOf('.'));
    }

    /** Partitions are reached through the table that they are of. */
    private List<String> tables() {
        return jdbc.sql("""
                        select n.nspname || '.' || c.relname
                          from pg_class c
                          join pg_namespace n on n.oid = c.relnamespace
                          join pg_attribute a on a.attrelid = c.oid and a.attname = 'account_id' and not a.attisdropped
                         where c.relkind in ('r', 'p') and not c.relispartition
                           and n.nspname not in ('pg_catalog', 'information_schema')
                           and has_table_privilege(c.oid, 'DELETE')
                         order by 1
                        """).query(String.class).list();
    }

    private Set<Reference> references(Function<String, String> name) {
        return jdbc
                .sql("""
                        select cn.nspname || '.' || c.relname as child, pn.nspname || '.' || p.relname as parent
                          from pg_constraint f
                          join pg_class c on c.oid = f.conrelid join pg_namespace cn on cn.oid = c.relnamespace
                          join pg_class p on p.oid = f.confrelid join pg_namespace pn on pn.oid = p.relnamespace
                         where f.contype = 'f'
                        """)
                .query((row, number) ->
                        new Reference(name.apply(row.getString("child")), name.apply(row.getString("parent"))))
                .list()
                .stream()
                .filter(one -> !one.child().equals(one.parent()))
                .collect(Collectors.toSet());
    }

    private static List<String> childrenFirst(Set<String> names, Set<Reference> references) {
        Map<String, Set<String>> children = new HashMap<>();
        references.forEach(one -> children.computeIfAbsent(one.parent(), parent -> new HashSet<>())
                .add(one.child()));
        List<String> ordered = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        names.forEach(name -> visit(name, names, children, seen, ordered));
        return ordered;
    }

    private static void visit(
            String name, Set<String> names, Map<String, Set<String>> children, Set<String> seen, List<String> ordered) {
        if (!names.contains(name) || !seen.add(name)) {
            return;
        }
        children.getOrDefault(name, Set.of()).forEach(child -> visit(child, names, children, seen, ordered));
        ordered.add(name);
    }
}
