package org.leadnest.accounts;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.audit.AuditProof;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What an operator does beside the running service. */
@Command(
        name = "admin",
        subcommands = RotateKeysCommand.class,
        mixinStandardHelpOptions = true,
        description = "Work of the operator: keys, a look at the accounts, a restored backup.")
public final class AdminCommand implements Runnable {
    private static final int KEY_BYTES = 32;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        spec().commandLine().usage(out());
    }

    @Command(
            name = "new-key",
            description = "Writes a new key for leadnest.secrets.key-file, readable by its owner alone.")
    int newKey(@Parameters(paramLabel = "FILE", description = "A file that does not exist yet.") Path file)
            throws IOException {
        if (Files.exists(file)) {
            err().println(file + " exists already: a key that is in use must not be overwritten");
            return 1;
        }
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, Base64.getEncoder().encodeToString(key) + "\n", StandardOpenOption.WRITE);
        out().println("wrote " + file);
        return 0;
    }

    @Command(name = "accounts", description = "Lists the accounts: id, name, status, members, trial's end.")
    int accounts(@Mixin AdminDatabase database) throws SQLException, IOException {
        try {
            database.with(this::list);
            return 0;
        } catch (AdminDatabase.NoDatabase none) {
            err().println(none.getMessage());
            return 1;
        }
    }

    private void list(Connection connection) throws SQLException {
        String sql = """
                select a.id, a.name, a.status, count(m.user_id) as members, a.trial_ends_at
                  from accounts.accounts a
                  left join accounts.memberships m on m.account_id = a.id
                 group by a.id
                 order by a.created_at, a.id
                """;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                out().printf(
                                "%s  %-30s %-9s %3d  %s%n",
                                rows.getString(1),
                                rows.getString(2),
                                rows.getString(3),
                                rows.getInt(4),
                                rows.getString(5));
            }
        }
        out().flush();
    }

    @Command(
            name = "confirm-restore",
            description =
                    "Lets messages, calls and sequences go again that are held since an older backup was restored.")
    int confirmRestore(@Mixin AdminDatabase database) throws SQLException, IOException {
        AtomicBoolean held = new AtomicBoolean();
        try {
            database.with(connection -> held.set(release(connection)));
        } catch (AdminDatabase.NoDatabase none) {
            err().println(none.getMessage());
            return 1;
        }
        out().println(held.get() ? "confirmed: what is due goes out now" : "nothing is held");
        out().flush();
        return 0;
    }

    /** From here the database counts anew: what a node's data folder kept of before is no proof of anything any more. */
    private static boolean release(Connection connection) throws SQLException {
        String sql = """
                update platform.restore_epoch
                   set held_at = null, reason = null, epoch = 0, installation = gen_random_uuid(), born = now()
                 where held_at is not null
                """;
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql) == 1;
        }
    }

    @Command(
            name = "verify-audit",
            description = "Looks for removed or changed entries in every account's audit log; 0 when there are none.")
    int verifyAudit(@Mixin AdminDatabase database) throws SQLException, IOException {
        AtomicBoolean whole = new AtomicBoolean(true);
        try {
            database.with(connection -> whole.set(verify(new AuditProof(connection))));
            return whole.get() ? 0 : 1;
        } catch (AdminDatabase.NoDatabase none) {
            err().println(none.getMessage());
            return 1;
        }
    }

    @Command(
            name = "make-operator",
            description =
                    "Lets a user with a confirmed address and a second factor into /ops; written in the audit log.")
    int makeOperator(
            @Mixin AdminDatabase database,
            @Parameters(paramLabel = "EMAIL", description = "The user's e-mail address.") String email)
            throws SQLException, IOException {
        return operator(database, email, OperatorMaking::make, "is an operator now; /ops asks for a second factor");
    }

    @Command(name = "end-operator", description = "Takes a user's place as an operator away.")
    int endOperator(
            @Mixin AdminDatabase database,
            @Parameters(paramLabel = "EMAIL", description = "The user's e-mail address.") String email)
            throws SQLException, IOException {
        return operator(database, email, OperatorMaking::end, "is an operator no more");
    }

    private interface Change {
        boolean over(Connection connection, String email) throws SQLException;
    }

    private int operator(AdminDatabase database, String email, Change change, String done)
            throws SQLException, IOException {
        AtomicBoolean changed = new AtomicBoolean();
        try {
            database.with(connection -> changed.set(change.over(connection, email)));
        } catch (AdminDatabase.NoDatabase none) {
            err().println(none.getMessage());
            return 1;
        }
        if (!changed.get()) {
            err().println("nothing changed: expected the confirmed address of a user of this installation");
            return 1;
        }
        out().println(email + " " + done);
        return 0;
    }

    /** The head of each whole chain is printed: kept elsewhere, it would show a chain that was written anew. */
    private boolean verify(AuditProof proof) throws SQLException {
        boolean whole = true;
        for (AuditProof.Head head : proof.heads()) {
            List<String> faults = proof.faults(head);
            if (faults.isEmpty() && head.entries() > 0) {
                out().printf(
                                "account %s: %d entries, whole, ends with %s%n",
                                head.account(), head.entries(), HexFormat.of().formatHex(head.hash()));
            }
            faults.forEach(fault -> err().println("account " + head.account() + ": " + fault));
            whole &= faults.isEmpty();
        }
        out().flush();
        err().flush();
        return whole;
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("called outside of the command line");
        }
        return spec;
    }

    private PrintWriter out() {
        return spec().commandLine().getOut();
    }

    private PrintWriter err() {
        return spec().commandLine().getErr();
    }
}
