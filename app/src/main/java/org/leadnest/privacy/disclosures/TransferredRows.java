package org.leadnest.privacy.disclosures;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.CommandLog;
import org.leadnest.kernel.AccountId;
import org.leadnest.privacy.CopyRule;

/** Every row of every table with an account column, account by account: {@code <account>/<schema>.<table>.jsonl}. */
final class TransferredRows {
    private static final int FETCH = 500;

    /** Of people and of the machine: whoever takes over makes their own. What stays of the others is {@link CopyRule}'s. */
    private static final String TABLES = """
            select quote_ident(n.nspname) || '.' || quote_ident(c.relname)
              from pg_class c
              join pg_namespace n on n.oid = c.relnamespace
              join pg_attribute a on a.attrelid = c.oid and a.attname = 'account_id' and not a.attisdropped
             where c.relkind in ('r', 'p') and not c.relispartition
               and n.nspname not in ('platform', 'accounts') and n.nspname not like 'pg_%'
               and has_table_privilege(c.oid, 'select')
             order by 1
            """;

    private final Connection connection;
    private final ZipOutputStream zip;

    TransferredRows(Connection connection, ZipOutputStream zip) {
        this.connection = connection;
        this.zip = zip;
    }

    long write(Disclosure entry) throws SQLException, IOException {
        connection.setAutoCommit(false);
        new CommandLog(connection).add(Accounts.HOUSE, AuditAct.BUSINESS_TRANSFERRED, entry.id());
        connection.commit();
        Map<String, String> tables = new LinkedHashMap<>();
        for (String table : texts(TABLES)) {
            if (!CopyRule.LEFT_OUT.contains(table)) {
                tables.put(table, columns(table));
            }
        }
        long rows = 0;
        UUID only = entry.account();
        for (String account : texts("select id::text from accounts.accounts where status <> 'CLOSED' order by id")) {
            if (only == null || only.toString().equals(account)) {
                rows += account(account, entry, tables);
            }
        }
        return rows;
    }

    /** What may leave, as a list for a select. */
    private String columns(String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("""
                select quote_ident(attname) as name, format_type(atttypid, atttypmod) as type from pg_attribute
                 where attrelid = ?::regclass and attnum > 0 and not attisdropped order by attnum
                """)) {
            select.setString(1, table);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    if (!CopyRule.secret(row.getString("name"), row.getString("type"))) {
                        columns.add("t." + row.getString("name"));
                    }
                }
            }
        }
        return String.join(", ", columns);
    }

    private long account(String account, Disclosure entry, Map<String, String> tables)
            throws SQLException, IOException {
        new CommandLog(connection).add(AccountId.of(account), AuditAct.BUSINESS_TRANSFERRED, entry.id());
        long rows = copy(account + "/account.jsonl", """
                select row_to_json(a)::text from (select id, name, status, created_at from accounts.accounts) a
                 where a.id = '%s'
                """.formatted(account));
        rows += copy(account + "/users.jsonl", """
                select row_to_json(u)::text from (
                  select u.id, u.name, u.email, m.role from accounts.users u
                    join accounts.memberships m on m.user_id = u.id where m.account_id = '%s') u
                """.formatted(account));
        for (Map.Entry<String, String> table : tables.entrySet()) {
            rows += copy(
                    account + "/" + table.getKey().replace("\"", "") + ".jsonl",
                    "select row_to_json(r)::text from (select " + table.getValue() + " from " + table.getKey()
                            + " t where t.account_id = '" + account + "') r");
        }
        connection.commit();
        return rows;
    }

    private long copy(String name, String sql) throws SQLException, IOException {
        long rows = 0;
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCH);
            try (ResultSet row = statement.executeQuery(sql)) {
                while (row.next()) {
                    if (rows++ == 0) {
                        zip.putNextEntry(new ZipEntry(name));
                    }
                    zip.write((row.getString(1) + "\n").getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        if (rows > 0) {
            zip.closeEntry();
        }
        return rows;
    }

    private List<String> texts(String sql) throws SQLException {
        List<String> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                all.add(row.getString(1));
            }
        }
        return all;
    }
}
