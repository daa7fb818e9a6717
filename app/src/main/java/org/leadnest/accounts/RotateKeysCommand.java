package org.leadnest.accounts;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.leadnest.platform.secrets.KeyRing;
import org.leadnest.platform.secrets.SealedColumn;
import org.leadnest.platform.secrets.Secrets;
import org.leadnest.platform.secrets.ServiceSecret;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Puts every stored secret under the key in use. Only the small key of each envelope is encrypted anew; it may be broken off and
 * run again at any time, beside the running service: what is done is known by the envelope itself.
 */
@Command(
        name = "rotate-keys",
        mixinStandardHelpOptions = true,
        description =
                "Encrypts the key of every stored secret by leadnest.secrets.kek(-file); 0 when all are under it.")
final class RotateKeysCommand implements Callable<Integer> {
    private static final int BATCH = 500;
    private static final UUID FIRST = new UUID(0, 0);

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private AdminDatabase database = new AdminDatabase();

    @Mixin
    private ServiceSecret secret = new ServiceSecret();

    @Option(
            names = "--leadnest.secrets.key-previous",
            defaultValue = "${env:LEADNEST_SECRETS_KEYPREVIOUS:-}",
            description = "The service's secret before, while it is being changed.")
    private String keyPrevious = "";

    @Option(names = "--leadnest.secrets.key-previous-file", defaultValue = "${env:LEADNEST_SECRETS_KEYPREVIOUSFILE:-}")
    private String keyPreviousFile = "";

    @Option(
            names = "--leadnest.secrets.kek",
            defaultValue = "${env:LEADNEST_SECRETS_KEK:-}",
            description = "The new key.")
    private String kek = "";

    @Option(names = "--leadnest.secrets.kek-file", defaultValue = "${env:LEADNEST_SECRETS_KEKFILE:-}")
    private String kekFile = "";

    @Option(
            names = "--leadnest.secrets.kek-previous",
            defaultValue = "${env:LEADNEST_SECRETS_KEKPREVIOUS:-}",
            description = "The key before, when there was one.")
    private String previous = "";

    @Option(names = "--leadnest.secrets.kek-previous-file", defaultValue = "${env:LEADNEST_SECRETS_KEKPREVIOUSFILE:-}")
    private String previousFile = "";

    private int wrapped;
    private int unreadable;

    @Override
    public Integer call() throws SQLException, IOException {
        Secrets secrets = new Secrets(KeyRing.of(
                secret.keys(keyPrevious, keyPreviousFile, database.dataDir()), kek, kekFile, previous, previousFile));
        try {
            database.with(connection -> all(connection, secrets));
        } catch (AdminDatabase.NoDatabase none) {
            out(true).println(none.getMessage());
            return 1;
        }
        out(false).println(wrapped + " secrets were put under the key in use");
        if (unreadable > 0) {
            out(true)
                    .println(unreadable + " secrets open under none of the keys that were named, and stay as they are");
        }
        return unreadable > 0 ? 1 : 0;
    }

    private void all(Connection connection, Secrets secrets) throws SQLException {
        connection.setAutoCommit(false);
        List<UUID> accounts = accounts(connection);
        for (SealedColumn column : SealedColumn.ALL) {
            for (UUID account : column.tenant() ? accounts : List.of(Accounts.HOUSE.value())) {
                column(connection, secrets, column, account);
            }
        }
    }

    private static List<UUID> accounts(Connection connection) throws SQLException {
        List<UUID> accounts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select id from accounts.accounts order by id")) {
            while (rows.next()) {
                accounts.add(rows.getObject(1, UUID.class));
            }
        }
        connection.commit();
        return accounts;
    }

    private record Row(UUID key, byte[] sealed) {}

    /** Batch by batch, each a transaction of its own. */
    private void column(Connection connection, Secrets secrets, SealedColumn column, UUID account) throws SQLException {
        UUID last = FIRST;
        List<Row> rows;
        do {
            enter(connection, account);
            rows = batch(connection, column, last);
            for (Row row : rows) {
                rewrap(connection, secrets, column, row);
                last = row.key();
            }
            connection.commit();
        } while (rows.size() == BATCH);
    }

    private static void enter(Connection connection, UUID account) throws SQLException {
        try (PreparedStatement enter =
                connection.prepareStatement("select set_config('leadnest.account_id', ?, true)")) {
            enter.setString(1, account.toString());
            enter.executeQuery().close();
        }
    }

    private static List<Row> batch(Connection connection, SealedColumn column, UUID last) throws SQLException {
        String sql =
                "select " + column.key() + ", " + column.column() + " from " + column.table() + " where " + column.key()
                        + " > ? and length(" + column.column() + ") > 0 order by " + column.key() + " limit " + BATCH;
        List<Row> rows = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, last);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    rows.add(new Row(found.getObject(1, UUID.class), found.getBytes(2)));
                }
            }
        }
        return rows;
    }

    /** What the running service has changed meanwhile is left as it is: it was sealed under the key in use. */
    private void rewrap(Connection connection, Secrets secrets, SealedColumn column, Row row) throws SQLException {
        Optional<byte[]> fresh;
        try {
            fresh = secrets.rewrap(row.sealed());
        } catch (Secrets.Unreadable refused) {
            unreadable++;
            return;
        }
        if (fresh.isEmpty()) {
            return;
        }
        String sql = "update " + column.table() + " set " + column.column() + " = ? where " + column.key() + " = ? and "
                + column.column() + " = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setBytes(1, fresh.get());
            update.setObject(2, row.key());
            update.setBytes(3, row.sealed());
            wrapped += update.executeUpdate();
        }
    }

    private PrintWriter out(boolean error) {
        if (spec == null) {
            throw new IllegalStateException("called outside of the command line");
        }
        return error ? spec.commandLine().getErr() : spec.commandLine().getOut();
    }
}
