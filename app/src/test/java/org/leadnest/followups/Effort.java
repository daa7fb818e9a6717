package org.leadnest.followups;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Processor time, which a machine that does other things as well distorts less than the clock on the wall.
 *
 * @param java seconds of this process since its start
 * @param server seconds of the database's processes that have a session now
 */
record Effort(double java, double server) {
    /** Linux counts in ticks of 1/100 s ({@code USER_HZ}). */
    private static final double TICKS = 100;

    private static final int USER_TICKS = 11;

    static Effort read(Connection owner) throws SQLException {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        double server = 0;
        try (Statement statement = owner.createStatement();
                var rows = statement.executeQuery(
                        "select pid from pg_stat_activity where backend_type = 'client backend'")) {
            while (rows.next()) {
                server += ticks(rows.getLong(1)) / TICKS;
            }
        }
        return new Effort(system.getProcessCpuTime() / 1e9, server);
    }

    Effort since(Effort before) {
        return new Effort(java - before.java, server - before.server);
    }

    private static long ticks(long pid) {
        try {
            String line = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
            return Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[USER_TICKS + 1]);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
