package org.leadnest.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.leadnest.platform.database.DatabaseAccess;
import org.leadnest.platform.database.DatabasePasswords;
import org.leadnest.platform.database.EmbeddedDatabase;

/**
 * One embedded PostgreSQL for the test run, migrated once as the owner into a template; each test class gets its own
 * copy (about 0.1 s) and reaches it as the application role, like the service does.
 */
public final class TestDatabase {
    private static final String TEMPLATE = "leadnest";
    private static final AtomicInteger COPIES = new AtomicInteger();
    private static final Path FOLDER = temporaryFolder();
    private static final EmbeddedDatabase SERVER = startAndMigrate();

    private TestDatabase() {}

    /** A fresh, migrated, empty database. */
    public static DatabaseAccess copy() {
        String name = "test_" + COPIES.incrementAndGet();
        DatabaseAccess template = SERVER.access();
        asSuperuser("create database " + name + " template " + TEMPLATE + " owner " + template.ownerUsername());
        return new DatabaseAccess(
                template.url().replaceFirst("/" + TEMPLATE + "$", "/" + name),
                template.username(),
                template.password(),
                template.ownerUsername(),
                template.ownerPassword());
    }

    /** A connection that no row-level security binds, for looking at the truth behind the application. */
    public static Connection superuser(DatabaseAccess access) throws SQLException {
        return DriverManager.getConnection(access.url(), "postgres", superuserPassword());
    }

    /** As the server's folder has it. */
    public static String superuserPassword() {
        try {
            return DatabasePasswords.in(FOLDER).orElseThrow().superuser();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void asSuperuser(String sql) {
        String maintenance = SERVER.access().url().replaceFirst("/" + TEMPLATE + "$", "/postgres");
        try (Connection connection = DriverManager.getConnection(maintenance, "postgres", superuserPassword());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static EmbeddedDatabase startAndMigrate() {
        EmbeddedDatabase server = EmbeddedDatabase.start(FOLDER);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server, FOLDER)));
        DatabaseAccess access = server.access();
        Flyway.configure()
                .dataSource(access.url(), access.ownerUsername(), access.ownerPassword())
                .locations("classpath:db/migration")
                .defaultSchema("platform")
                .createSchemas(true)
                .placeholders(java.util.Map.of("application", access.username()))
                .load()
                .migrate();
        notDurable(access);
        return server;
    }

    /**
     * No test here ends this server and reads on: a commit need not wait for the disk. A role's settings win over the
     * server's, which are those of the service.
     */
    private static void notDurable(DatabaseAccess access) {
        try (Connection connection = superuser(access);
                Statement statement = connection.createStatement()) {
            for (String role : List.of(access.username(), access.ownerUsername(), "postgres")) {
                statement.execute("alter role " + role + " set synchronous_commit = off");
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("the test roles could not be set", failed);
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("leadnest-tests");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void close(EmbeddedDatabase server, Path folder) {
        try {
            server.close();
            org.springframework.util.FileSystemUtils.deleteRecursively(folder);
        } catch (IOException leftBehind) {
            System.err.println("left behind: " + folder + ": " + leftBehind.getMessage());
        }
    }
}
