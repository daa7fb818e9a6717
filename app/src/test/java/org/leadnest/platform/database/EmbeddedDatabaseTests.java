package org.leadnest.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody on the machine gets into the embedded database but who may read its folder. */
class EmbeddedDatabaseTests {
    private static final String NOT_PROVEN = "28P01";
    private static final String TRUST = "local all all trust\nhost all all 127.0.0.1/32 trust\n";

    @TempDir
    private Path folder;

    @Test
    void eachRoleNeedsThePasswordThatStandsInTheFolder() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            DatabasePasswords kept = DatabasePasswords.in(folder).orElseThrow();
            assertThat(List.of(kept.superuser(), kept.owner(), kept.application()))
                    .doesNotHaveDuplicates()
                    .allSatisfy(password -> assertThat(password).hasSize(43));
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(folder.resolve("database-passwords.properties"))))
                    .isEqualTo("rw-------");
            enters(database.access(), "postgres", kept.superuser());
            enters(database.access(), "leadnest_owner", kept.owner());
            enters(database.access(), "leadnest_app", kept.application());
            for (String role : List.of("postgres", "leadnest_owner", "leadnest_app")) {
                refused(database.access(), role, role);
            }
            refused(database.access(), "postgres", kept.owner());
            assertThat(kept.toString()).doesNotContain(kept.superuser());
        }
        assertThat(names()).as("nothing of it is left").noneMatch(name -> name.endsWith(".secret"));
    }

    @Test
    void aRestartAsksForTheSamePasswords() throws Exception {
        DatabaseAccess first;
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            first = database.access();
        }
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            assertThat(database.access().password()).isEqualTo(first.password());
            assertThat(EmbeddedDatabase.running(folder)).contains(database.access());
            assertThatExceptionOfType(EmbeddedDatabase.DataFolderInUse.class)
                    .isThrownBy(() -> EmbeddedDatabase.start(folder));
            enters(database.access(), "leadnest_app", database.access().password());
        }
    }

    /** As folders were before: everybody is trusted, and a role's password is its name. */
    @Test
    void aFolderThatTrustedEverybodyIsClosedAtItsNextStart() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            superuser(database, "alter role leadnest_app password 'leadnest_app'");
            superuser(database, "create table public.kept (one int)");
        }
        Files.delete(folder.resolve("database-passwords.properties"));
        Files.writeString(folder.resolve("postgres/pg_hba.conf"), TRUST);
        closes();
    }

    @Test
    void aStartThatEndedHalfWayIsTakenUpAgain() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            superuser(database, "alter role leadnest_app password 'leadnest_app'");
            superuser(database, "create table public.kept (one int)");
        }
        Files.writeString(folder.resolve("postgres/pg_hba.conf"), TRUST);
        closes();
    }

    @Test
    void whenThePasswordsAreLostNewOnesAreMade() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            superuser(database, "create table public.kept (one int)");
        }
        Files.delete(folder.resolve("database-passwords.properties"));
        closes();
    }

    private void closes() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            superuser(database, "select * from public.kept");
            enters(database.access(), "leadnest_owner", database.access().ownerPassword());
            enters(database.access(), "leadnest_app", database.access().password());
            refused(database.access(), "leadnest_app", "leadnest_app");
            refused(database.access(), "postgres", "postgres");
        }
        assertThat(Files.readString(folder.resolve("postgres/pg_hba.conf"))).doesNotContain("trust");
    }

    private void superuser(EmbeddedDatabase database, String sql) throws Exception {
        String password = DatabasePasswords.in(folder).orElseThrow().superuser();
        try (Connection connection =
                        DriverManager.getConnection(database.access().url(), "postgres", password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> names() throws Exception {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static void enters(DatabaseAccess access, String role, String password) throws SQLException {
        try (Connection connection = DriverManager.getConnection(access.url(), role, password)) {
            assertThat(connection.isValid(5)).isTrue();
        }
    }

    private static void refused(DatabaseAccess access, String role, String password) {
        assertThatThrownBy(() -> DriverManager.getConnection(access.url(), role, password))
                .isInstanceOfSatisfying(
                        SQLException.class, why -> assertThat(why.getSQLState()).isEqualTo(NOT_PROVEN));
    }
}
