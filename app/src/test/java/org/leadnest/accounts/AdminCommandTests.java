package org.leadnest.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadnest.platform.database.DatabaseAccess;
import org.leadnest.testkit.TestDatabase;
import picocli.CommandLine;

class AdminCommandTests {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void writesAKeyOfItsOwnersAloneAndNeverOverOne() throws IOException {
        Path file = folder.resolve("key");
        assertThat(run("new-key", file.toString())).isZero();
        assertThat(Base64.getDecoder().decode(Files.readString(file).strip())).hasSize(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        String first = Files.readString(file);
        assertThat(run("new-key", file.toString())).isEqualTo(1);
        assertThat(Files.readString(file)).isEqualTo(first);
        assertThat(err.toString()).contains("exists already");
    }

    @Test
    void listsTheAccountsOfADatabase() {
        DatabaseAccess access = TestDatabase.copy();
        assertThat(run(
                        "accounts",
                        "--leadnest.database.url=" + access.url(),
                        "--leadnest.database.username=" + access.username(),
                        "--leadnest.database.password=" + access.password()))
                .isZero();
    }

    @Test
    void saysWhereItLookedWhenThereIsNoDatabase() {
        assertThat(run("accounts", "--leadnest.data-dir=" + folder)).isEqualTo(1);
        assertThat(err.toString()).contains(folder.toString(), "--leadnest.data-dir");
    }

    private int run(String... arguments) {
        return new CommandLine(new AdminCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
