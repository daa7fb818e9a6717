package org.leadnest.privacy.disclosures;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.AdminDatabase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code admin transfer}: the data of the accounts as whoever takes the business over gets it. Works for an entry of the
 * register alone, of the kind BUSINESS_TRANSFER and given; an entry with an account hands out that account only.
 */
@Command(
        name = "transfer",
        mixinStandardHelpOptions = true,
        description = "Writes the accounts' rows as JSON lines into a zip, for a recorded transfer of the business.")
public final class TransferCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private AdminDatabase database = new AdminDatabase();

    @Option(names = "--disclosure", required = true, description = "Id of the entry: admin disclosures record.")
    private UUID disclosure = new UUID(0, 0);

    @Parameters(paramLabel = "FILE", description = "A zip that does not exist yet; readable by its owner alone.")
    private Path file = Path.of("transfer.zip");

    @Override
    public Integer call() throws SQLException, IOException {
        if (Files.exists(file)) {
            err().println(file + " exists already");
            return 1;
        }
        boolean[] done = {false};
        try {
            database.with(connection -> done[0] = write(connection));
        } catch (AdminDatabase.NoDatabase none) {
            err().println(none.getMessage());
        }
        return done[0] ? 0 : 1;
    }

    private boolean write(Connection connection) throws SQLException {
        Disclosure entry = new DisclosureRegister(connection).find(disclosure).orElse(null);
        if (entry == null
                || entry.kind() != Disclosure.Kind.BUSINESS_TRANSFER
                || entry.decision() == Disclosure.Decision.REFUSED) {
            err().println("expected the id of an entry of the register with kind BUSINESS_TRANSFER that was given;"
                    + " record it first: admin disclosures record");
            return false;
        }
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (OutputStream out = Files.newOutputStream(file);
                    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
                long rows = new TransferredRows(connection, zip).write(entry);
                spec().commandLine().getOut().printf("wrote %,d rows to %s%n", rows, file);
                spec().commandLine()
                        .getOut()
                        .printf(
                                "the files that go with them: /ops/transfers/%s/files.zip of the running service%n",
                                entry.id());
                spec().commandLine().getOut().flush();
            }
            return true;
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private PrintWriter err() {
        return spec().commandLine().getErr();
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("called outside of the command line");
        }
        return spec;
    }
}
