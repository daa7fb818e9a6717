package org.leadnest.privacy.exporting;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadnest.privacy.CopyRule;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Writes rows of tables as they stand, whatever their columns are: a table or column that is added later is copied, too.
 * Secrets (everything that is bytes, and hashes) and tables that only serve the machinery are left out ({@link CopyRule}).
 */
@Component
class TableCopies {
    private static final String ACCOUNT = "current_setting('leadnest.account_id')::uuid";
    private static final int ROWS_AT_A_TIME = 500;

    private final JdbcTemplate jdbc;

    private final InstantSource clock;

    TableCopies(JdbcTemplate shared, InstantSource clock) {
        this.clock = clock;
        this.jdbc = new JdbcTemplate(java.util.Objects.requireNonNull(shared.getDataSource()));
        this.jdbc.setFetchSize(ROWS_AT_A_TIME);
    }

    /** @param type as the database names it */
    record Column(String name, String type) {}

    /** @param leftOut columns that hold secrets */
    record Table(String name, List<Column> columns, List<String> leftOut) {
        String file(String ending) {
            return "data/" + name + "." + ending;
        }

        private String selected(String alias) {
            return columns.stream().map(one -> alias + one.name()).collect(Collectors.joining(", "));
        }
    }

    /** @param where which rows: a condition over {@code t}, in which {@code :user} may stand */
    record Rows(Table table, String where) {}

    /** All of the account of the running code, and the people who belong to it. */
    List<Rows> ofAccount() {
        List<Rows> rows = new ArrayList<>(List.of(
                new Rows(
                        table("accounts.users"),
                        "t.id in (select m.user_id from accounts.memberships m where m.account_id = " + ACCOUNT + ")"),
                new Rows(table("support.tickets"), "t.customer_id = " + ACCOUNT),
                new Rows(
                        table("privacy.disclosures"),
                        "(t.customer_id = " + ACCOUNT + " or t.customer_id is null) and " + told()),
                new Rows(
                        table("privacy.holds"),
                        "t.customer_id = " + ACCOUNT + " and t.told_at is not null and " + told()),
                new Rows(
                        table("support.entries"),
                        "t.author <> 'NOTE' and t.ticket_id in (select k.id from support.tickets k where k.customer_id = "
                                + ACCOUNT + ")")));
        jdbc.queryForList("""
                        select quote_ident(n.nspname) || '.' || quote_ident(c.relname)
                          from pg_class c join pg_namespace n on n.oid = c.relnamespace
                          join pg_attribute a on a.attrelid = c.oid and a.attname = 'account_id' and not a.attisdropped
                         where c.relkind in ('r', 'p') and not c.relispartition order by 1
                        """, String.class).stream()
                .filter(name -> !CopyRule.LEFT_OUT.contains(name))
                .forEach(name -> rows.add(new Rows(table(name), "t.account_id = " + ACCOUNT)));
        return rows;
    }

    /** Of the register, what a law does not keep silent today: the account reads the same on its page. */
    private String told() {
        return "(t.silent_until is null or t.silent_until < date '"
                + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) + "')";
    }

    /** Asked for signed in, or written to us from the user's own checked address. */
    private static final String TICKETS = """
            (t.user_id = :user or (t.user_id is null and lower(t.email) = (select lower(u.email) from accounts.users u
              where u.id = :user and u.email_verified_at is not null)))""";

    /**
     * What goes with a user, what they are a member of, what they asked the support, and what is kept of them in the account
     * of the running code: acts that they did or that were done to them, their keys of the API, and invitations to them or by
     * them.
     */
    List<Rows> ofUser() {
        List<Rows> rows = new ArrayList<>(List.of(
                new Rows(table("accounts.users"), "t.id = :user"),
                new Rows(table("accounts.memberships"), "t.user_id = :user"),
                new Rows(
                        table("accounts.audit_entries"),
                        "t.account_id = " + ACCOUNT + " and (t.user_id = :user or t.about_user_id = :user)"),
                new Rows(table("accounts.api_keys"), "t.account_id = " + ACCOUNT + " and t.made_by = :user"),
                new Rows(
                        table("accounts.invitations"),
                        "t.account_id = " + ACCOUNT + " and (t.invited_by = :user or t.email_key ="
                                + " (select u.email_key from accounts.users u where u.id = :user))"),
                new Rows(table("support.tickets"), TICKETS),
                new Rows(
                        table("support.entries"),
                        "t.author <> 'NOTE' and t.ticket_id in (select k.id from support.tickets k where "
                                + TICKETS.replace("t.", "k.") + ")")));
        jdbc.query("""
                        select n.nspname || '.' || c.relname as name, a.attname as col
                          from pg_constraint f
                          join pg_class c on c.oid = f.conrelid join pg_namespace n on n.oid = c.relnamespace
                          join pg_attribute a on a.attrelid = c.oid and a.attnum = f.conkey[1]
                         where f.contype = 'f' and f.confrelid = 'accounts.users'::regclass and f.confdeltype = 'c'
                           and cardinality(f.conkey) = 1 order by 1
                        """, (RowCallbackHandler)
                row -> rows.add(new Rows(table(row.getString("name")), "t." + row.getString("col") + " = :user")));
        return rows;
    }

    Map<String, Long> rowsOfUser(UUID user) {
        Map<String, Long> counts = new TreeMap<>();
        NamedParameterJdbcTemplate named = new NamedParameterJdbcTemplate(jdbc);
        for (Rows rows : ofUser()) {
            Long count = named.queryForObject("select count(*) from " + source(rows), Map.of("user", user), Long.class);
            if (count != null && count > 0) {
                counts.merge(rows.table().name(), count, Long::max);
            }
        }
        return counts;
    }

    private Table table(String name) {
        List<Column> all =
                jdbc.query("""
                        select quote_ident(attname) as name, format_type(atttypid, atttypmod) as type from pg_attribute
                         where attrelid = ?::regclass and attnum > 0 and not attisdropped and attname <> 'account_id'
                         order by attnum
                        """, (row, number) -> new Column(row.getString("name"), row.getString("type")), name);
        Map<Boolean, List<Column>> parted = all.stream().collect(Collectors.partitioningBy(TableCopies::secret));
        return new Table(
                name,
                parted.getOrDefault(false, List.of()),
                parted.getOrDefault(true, List.of()).stream().map(Column::name).toList());
    }

    private static boolean secret(Column column) {
        return CopyRule.secret(column.name(), column.type());
    }

    /** An array of objects, one a row; answers how many. */
    long json(Rows rows, @Nullable UUID user, OutputStream out) {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        long[] count = {0};
        write(writer, "[");
        query(
                "select to_jsonb(r)::text from (select " + rows.table().selected("t.") + " from " + source(rows)
                        + ") r",
                user,
                row -> write(writer, (count[0]++ == 0 ? "\n" : ",\n") + row.getString(1)));
        write(writer, "\n]\n");
        flush(writer);
        return count[0];
    }

    void csv(Rows rows, @Nullable UUID user, OutputStream out) {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().build(writer);
        List<Column> columns = rows.table().columns();
        csv.writeRecord(columns.stream().map(Column::name).toList());
        query("select " + rows.table().selected("t.") + " from " + source(rows), user, row -> {
            List<String> cells = new ArrayList<>();
            for (int i = 1; i <= columns.size(); i++) {
                String cell = row.getString(i);
                cells.add(cell == null ? "" : cell);
            }
            csv.writeRecord(cells);
        });
        try {
            csv.flush();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        flush(writer);
    }

    private static String source(Rows rows) {
        return rows.table().name() + " t where " + rows.where();
    }

    private void query(String sql, @Nullable UUID user, RowCallbackHandler each) {
        new NamedParameterJdbcTemplate(jdbc).query(sql, user == null ? Map.of() : Map.of("user", user), each);
    }

    private static void write(Writer writer, String text) {
        try {
            writer.write(text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void flush(Writer writer) {
        try {
            writer.flush();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
