package org.leadnest.privacy.holds;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which rows stand for some leads, as the database's own catalogue says it: a table that is added later is not forgotten. The
 * answers are SQL conditions over a table under its own name, in which {@code :people} is an array of their numbers. They are unknown, and not false,
 * where a row could name a lead and does not.
 */
@Component
public class RowsOfPeople {
    private static final String LEADS = "leads.leads";
    /** References are followed this far: a part of a part of a message. */
    private static final int DEPTH = 4;

    private final JdbcClient jdbc;

    RowsOfPeople(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Reference(String child, List<String> from, String parent, List<String> to) {
        String joins(String childName, String parentName) {
            return IntStream.range(0, from.size())
                    .mapToObj(n -> childName + "." + from.get(n) + " = " + parentName + "." + to.get(n))
                    .collect(Collectors.joining(" and "));
        }
    }

    private record Column(String table, String name) {}

    /** The catalogue, read once for many tables. */
    public Catalogue read() {
        return new Catalogue(columns(), references());
    }

    /** What the catalogue said when it was read. */
    public static final class Catalogue {
        private final Set<Column> columns;
        private final List<Reference> references;

        private Catalogue(List<Column> columns, List<Reference> references) {
            this.columns = new HashSet<>(columns);
            this.references = references;
        }

        /** Rows that are about one of the people, or are part of such a row; {@code false} where nothing is. */
        public String about(String table) {
            return any(about(table, name(table), new HashSet<>(), DEPTH));
        }

        /** The same, and rows that another row still needs. */
        public String needed(String table) {
            List<String> all = new ArrayList<>(about(table, name(table), new HashSet<>(), DEPTH));
            for (Reference one : references) {
                if (one.parent().equals(table) && !one.child().equals(table)) {
                    all.add("exists (select 1 from " + one.child() + " needs where " + one.joins("needs", name(table))
                            + ")");
                }
            }
            return any(all);
        }

        private List<String> about(String table, String as, Set<String> seen, int depth) {
            List<String> all = new ArrayList<>();
            columns.stream()
                    .filter(column -> column.table().equals(table))
                    .map(column -> as + "." + column.name() + " = any (:people)")
                    .sorted()
                    .forEach(all::add);
            if (depth == 0 || !seen.add(table)) {
                return all;
            }
            for (Reference one : references) {
                if (one.child().equals(table)
                        && !one.parent().equals(table)
                        && !one.parent().equals(LEADS)) {
                    String parent = "of_" + depth;
                    List<String> above = about(one.parent(), parent, new HashSet<>(seen), depth - 1);
                    if (!above.isEmpty()) {
                        all.add("exists (select 1 from " + one.parent() + " " + parent + " where "
                                + one.joins(as, parent) + " and " + any(above) + ")");
                    }
                }
            }
            return all;
        }

        private static String any(List<String> conditions) {
            return conditions.isEmpty() ? "false" : "(" + String.join(" or ", conditions) + ")";
        }

        private static String name(String table) {
            return table.substring(table.indexOf('.') + 1);
        }
    }

    /** Columns that hold a lead: by their name, or because they refer to leads. */
    private List<Column> columns() {
        return jdbc.sql("""
                        select n.nspname || '.' || c.relname as name, a.attname as col
                          from pg_attribute a
                          join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p') and not c.relispartition
                          join pg_namespace n on n.oid = c.relnamespace
                          join pg_attribute k on k.attrelid = c.oid and k.attname = 'account_id' and not k.attisdropped
                         where not a.attisdropped and a.attnum > 0 and a.atttypid = 'uuid'::regtype
                           and a.attname <> 'account_id'
                           and (a.attname in ('lead_id', 'person_id')
                             or (c.oid = 'leads.leads'::regclass and a.attname = 'id')
                             or exists (select 1 from pg_constraint f
                                         where f.conrelid = c.oid and f.contype = 'f' and c.oid <> f.confrelid
                                           and f.confrelid = 'leads.leads'::regclass and a.attnum = any (f.conkey)))
                        """)
                .query((row, number) -> new Column(row.getString("name"), row.getString("col")))
                .list();
    }

    private List<Reference> references() {
        return jdbc.sql("""
                        select cn.nspname || '.' || c.relname as child, pn.nspname || '.' || p.relname as parent,
                               array(select a.attname::text from unnest(f.conkey) with ordinality k (num, place)
                                       join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.num
                                      order by k.place) as own,
                               array(select a.attname::text from unnest(f.confkey) with ordinality k (num, place)
                                       join pg_attribute a on a.attrelid = f.confrelid and a.attnum = k.num
                                      order by k.place) as other
                          from pg_constraint f
                          join pg_class c on c.oid = f.conrelid join pg_namespace cn on cn.oid = c.relnamespace
                          join pg_class p on p.oid = f.confrelid join pg_namespace pn on pn.oid = p.relnamespace
                          join pg_attribute k on k.attrelid = c.oid and k.attname = 'account_id' and not k.attisdropped
                         where f.contype = 'f' and f.conparentid = 0
                           and f.confrelid not in ('accounts.accounts'::regclass, 'accounts.users'::regclass)
                         order by 1, 2, f.conname
                        """)
                .query((row, number) -> new Reference(
                        row.getString("child"), names(row, "own"), row.getString("parent"), names(row, "other")))
                .list();
    }

    private static List<String> names(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return List.of((String[]) array.getArray());
    }
}
