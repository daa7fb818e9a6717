package org.leadnest.accounts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.leadnest.platform.database.DatabaseAccess;
import org.leadnest.platform.database.EmbeddedDatabase;
import picocli.CommandLine.Option;

/** The database that an operator's command works on, beside the running service or without it; as the application role. */
public final class AdminDatabase {
    @Option(names = "--leadnest.data-dir", defaultValue = "data", description = "Folder of an embedded database.")
    private Path dataDir = Path.of("data");

    @Option(names = "--leadnest.database.url", description = "JDBC address of a database of your own.")
    private @Nullable String url;

    @Option(names = "--leadnest.database.username")
    private @Nullable String username;

    @Option(names = "--leadnest.database.password")
    private @Nullable String password;

    /** Work over a connection. */
    public interface Work {
        void over(Connection connection) throws SQLException;
    }

    /** There is no database where one was expected; the message says what to name. */
    public static final class NoDatabase extends RuntimeException {
        NoDatabase(String message) {
            super(message);
        }
    }

    Path dataDir() {
        return dataDir;
    }

    public void with(Work work) throws SQLException, IOException {
        if (url != null) {
            over(url, String.valueOf(username), String.valueOf(password), work);
            return;
        }
        if (!Files.isDirectory(dataDir.resolve("postgres"))) {
            throw new NoDatabase("there is no embedded database in " + dataDir.toAbsolutePath()
                    + ": name its folder with --leadnest.data-dir, or a database with --leadnest.database.url");
        }
        try (EmbeddedDatabase own = EmbeddedDatabase.start(dataDir)) {
            over(own.access(), work);
        } catch (EmbeddedDatabase.DataFolderInUse inUse) {
            over(
                    EmbeddedDatabase.running(dataDir)
                            .orElseThrow(() -> new NoDatabase(String.valueOf(inUse.getMessage()))),
                    work);
        }
    }

    private static void over(DatabaseAccess access, Work work) throws SQLException {
        over(access.url(), access.username(), access.password(), work);
    }

    private static void over(String url, String username, String password, Work work) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, username, password)) {
            work.over(connection);
        }
    }
}
