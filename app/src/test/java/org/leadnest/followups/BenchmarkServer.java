package org.leadnest.followups;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.leadnest.platform.database.DatabaseAccess;
import org.leadnest.platform.database.DatabasePasswords;

/** The database of a service over a data folder, reached by its superuser. */
record BenchmarkServer(DatabaseAccess access, String password, Connection owner) implements AutoCloseable {
    static final String SUPERUSER = "postgres";

    static BenchmarkServer of(DatabaseAccess access, Path data) throws IOException, SQLException {
        String password = DatabasePasswords.in(data).orElseThrow().superuser();
        return new BenchmarkServer(access, password, DriverManager.getConnection(access.url(), SUPERUSER, password));
    }

    /** As programs of node name it. */
    String nodeUrl() {
        return access.url().replace("jdbc:postgresql://", "postgres://" + SUPERUSER + ":" + password + "@");
    }

    @Override
    public void close() throws SQLException {
        owner.close();
    }
}
