package org.leadnest.platform.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadnest.accounts.AdminCommand;
import org.leadnest.platform.database.DatabaseAccess;
import org.leadnest.testkit.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import picocli.CommandLine;

/** A database that went back in time is noticed, and nothing leaves until an operator says so. */
class RestoreWatchTests {
    @TempDir
    private Path folder;

    private DatabaseAccess access;
    private JdbcClient jdbc;

    @BeforeEach
    void open() {
        access = TestDatabase.copy();
        jdbc = JdbcClient.create(new DriverManagerDataSource(access.url(), access.username(), access.password()));
    }

    @Test
    void aServiceThatGoesOnIsNeverHeld() {
        watch().run();
        watch().run();
        assertThat(watch().held()).isFalse();
    }

    @Test
    void anOlderBackupHoldsUntilAnOperatorConfirms() throws IOException {
        watch().run();
        restoreTo(epoch(), () -> {
            watch().run();
            watch().run();
        });
        assertThat(watch().held())
                .as("by a process that starts after the restore")
                .isTrue();
        RestoreWatch running = watch();
        running.run();
        assertThat(running.lastKnown())
                .get()
                .extracting(RestoreWatch.Hold::reason)
                .asString()
                .contains("older backup");
        String kept = Files.readString(folder.resolve(RestoreWatch.FILE));
        running.run();
        assertThat(Files.readString(folder.resolve(RestoreWatch.FILE)))
                .as("the proof is kept while it holds")
                .isEqualTo(kept);

        assertThat(confirm()).contains("confirmed");
        assertThat(running.held()).isFalse();
        assertThat(watch().held()).as("nor after another start").isFalse();
        running.run();
        assertThat(watch().held()).isFalse();
        assertThat(confirm()).contains("nothing is held");
    }

    @Test
    void aRestoreUnderARunningServiceIsNoticedAtTheNextTurn() {
        RestoreWatch running = watch();
        running.run();
        restoreTo(epoch(), () -> {
            running.run();
            running.run();
        });
        running.run();
        assertThat(running.held()).isTrue();
    }

    @Test
    void theDataFolderOfAnotherDatabaseHolds() throws IOException {
        Files.writeString(folder.resolve(RestoreWatch.FILE), "0198c2a4-7b1e-7cc0-a5f5-0d3f6f2b9a11 7\n");
        jdbc.sql("update platform.restore_epoch set born = :before")
                .param("before", Timestamp.from(Instant.now().minusSeconds(3600)))
                .update();
        assertThat(watch().held()).isTrue();
    }

    @Test
    void aNewDatabaseBesideAnOldFileBeginsAnew() throws IOException {
        Files.writeString(folder.resolve(RestoreWatch.FILE), "0198c2a4-7b1e-7cc0-a5f5-0d3f6f2b9a11 7\n");
        jdbc.sql("update platform.restore_epoch set born = :after")
                .param("after", Timestamp.from(Instant.now().plusSeconds(60)))
                .update();
        assertThat(watch().held()).isFalse();
    }

    /** What a dump and its restore do to the row. */
    private void restoreTo(long epoch, Runnable meanwhile) {
        meanwhile.run();
        jdbc.sql("update platform.restore_epoch set epoch = :epoch")
                .param("epoch", epoch)
                .update();
    }

    private long epoch() {
        return jdbc.sql("select epoch from platform.restore_epoch")
                .query(Long.class)
                .single();
    }

    private RestoreWatch watch() {
        return new RestoreWatch(jdbc, folder);
    }

    private String confirm() {
        StringWriter out = new StringWriter();
        int code = new CommandLine(new AdminCommand())
                .setOut(new PrintWriter(out, true))
                .execute(
                        "confirm-restore",
                        "--leadnest.database.url=" + access.url(),
                        "--leadnest.database.username=" + access.username(),
                        "--leadnest.database.password=" + access.password());
        assertThat(code).isZero();
        return out.toString();
    }
}
