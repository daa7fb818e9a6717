package org.leadnest.platform.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL's own binaries, started by this process on 127.0.0.1 over a kept data folder. One process holds a folder:
 * a second one is refused. A server that outlived a killed process is ended (exactly the pid that it wrote down, and
 * only if it is a postgres) before the next start. Commits are durable: fsync and synchronous_commit are on. Its roles prove
 * themselves with {@link DatabasePasswords}; a folder of an earlier release, in which every process of the machine was
 * trusted, is closed at its next start.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String OWNER = "leadnest_owner";
    private static final String APPLICATION = "leadnest_app";
    private static final String NAME = "leadnest";
    private static final String SUPERUSER = "postgres";
    private static final String HBA = "pg_hba.conf";
    private static final String CLOSED = """
            # Written by LeadNest: who has the password of a role, from this machine alone.
            local all all scram-sha-256
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128 scram-sha-256
            """;
    /** For as long as it takes to give the roles passwords that are known. */
    private static final String OPEN = """
            host all postgres 127.0.0.1/32 trust
            """;

    private static final Pattern TRUSTING = Pattern.compile("(?m)^[^#\\n]*\\btrust\\b");
    private static final Duration STARTUP_WAIT = Duration.ofSeconds(60);

    private final FileChannel lockChannel;
    private final EmbeddedPostgres server;
    private final DatabasePasswords passwords;

    private EmbeddedDatabase(FileChannel lockChannel, EmbeddedPostgres server, DatabasePasswords passwords) {
        this.lockChannel = lockChannel;
        this.server = server;
        this.passwords = passwords;
    }

    /** Starts the server over {@code dataDir/postgres}, makes the roles and the database when they are missing. */
    public static EmbeddedDatabase start(Path dataDir) {
        try {
            Path folder = Files.createDirectories(dataDir).toRealPath();
            FileChannel channel = lock(folder);
            Path cluster = folder.resolve("postgres");
            endLeftover(cluster);
            Optional<DatabasePasswords> kept = DatabasePasswords.in(folder);
            DatabasePasswords passwords = kept.orElseGet(DatabasePasswords::fresh);
            passwords.keep(folder);
            boolean closed = !Files.exists(cluster.resolve("PG_VERSION"))
                    || (kept.isPresent()
                            && !TRUSTING.matcher(Files.readString(cluster.resolve(HBA)))
                                    .find());
            if (!closed) {
                Files.writeString(cluster.resolve(HBA), OPEN);
            }
            EmbeddedDatabase started = new EmbeddedDatabase(channel, server(folder, cluster, passwords), passwords);
            started.prepare(!closed);
            if (!closed) {
                Files.writeString(cluster.resolve(HBA), CLOSED);
                started.superuser("select pg_reload_conf()");
            }
            return started;
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "PostgreSQL could not be started in " + dataDir + ": " + failed.getMessage(), failed);
        }
    }

    private static EmbeddedPostgres server(Path folder, Path cluster, DatabasePasswords passwords) throws IOException {
        Path forInitdb = passwords.forInitdb(folder);
        try {
            return EmbeddedPostgres.builder()
                    .setDataDirectory(cluster)
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(
                            folder.resolve("postgres-binaries").toFile())
                    // initdb takes these two behind its other options, where the later of two wins: it trusts nobody
                    // from the start
                    .setLocaleConfig("auth", "scram-sha-256")
                    .setLocaleConfig("pwfile", forInitdb.toString())
                    .setConnectConfig("password", passwords.superuser())
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(STARTUP_WAIT)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("max_connections", "60")
                    .setServerConfig("shared_buffers", "128MB")
                    .setServerConfig("random_page_cost", "1.1")
                    .setServerConfig("jit", "off")
                    .setServerConfig("timezone", "UTC")
                    .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                    .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } finally {
            Files.delete(forInitdb);
        }
    }

    /**
     * The way into the database of a service that runs over {@code dataDir} at this moment; empty when none does.
     */
    public static Optional<DatabaseAccess> running(Path dataDir) throws IOException {
        Path pidFile = dataDir.resolve("postgres").resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        int portLine = 3;
        return lines.size() <= portLine
                ? Optional.empty()
                : DatabasePasswords.in(dataDir)
                        .map(kept -> access(Integer.parseInt(lines.get(portLine).strip()), kept));
    }

    public DatabaseAccess access() {
        return access(server.getPort(), passwords);
    }

    private static DatabaseAccess access(int port, DatabasePasswords passwords) {
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME;
        return new DatabaseAccess(url, APPLICATION, passwords.application(), OWNER, passwords.owner());
    }

    /** @param again whether the roles that are there are given passwords anew */
    private void prepare(boolean again) {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            statement.execute(roleIfMissing(OWNER, passwords.owner()));
            statement.execute(roleIfMissing(APPLICATION, passwords.application()));
            if (again) {
                statement.execute("alter role " + SUPERUSER + " password '" + passwords.superuser() + "'");
                statement.execute("alter role " + OWNER + " password '" + passwords.owner() + "'");
                statement.execute("alter role " + APPLICATION + " password '" + passwords.application() + "'");
            }
            var found = statement.executeQuery("select 1 from pg_database where datname = '" + NAME + "'");
            if (!found.next()) {
                statement.execute("create database " + NAME + " owner " + OWNER);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("the database roles could not be made", failed);
        }
    }

    private void superuser(String sql) {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException("expected the database to take: " + sql, failed);
        }
    }

    private Connection superuser() throws SQLException {
        return server.getDatabase(SUPERUSER, SUPERUSER, Map.of("password", passwords.superuser()))
                .getConnection();
    }

    private static String roleIfMissing(String role, String password) {
        return "do $$ begin if not exists (select 1 from pg_roles where rolname = '" + role + "') then create role "
                + role + " login nosuperuser nobypassrls nocreaterole password '" + password + "'; end if; end $$";
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("leadnest.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new DataFolderInUse(folder);
        }
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static void endLeftover(Path cluster) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        Optional<ProcessHandle> leftover = lines.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(EmbeddedDatabase::isPostgres);
        if (leftover.isPresent()) {
            log.info(
                    "ending the database server that an earlier run left behind (pid {})",
                    leftover.get().pid());
            leftover.get().destroy();
            await(leftover.get());
        }
        Files.deleteIfExists(pidFile);
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(c -> c.endsWith("/postgres"))
                .orElseGet(() -> commandName(process).startsWith("postgres"));
    }

    /** The kernel's name of a process whose executable link this user may not read. */
    private static String commandName(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(process.pid()), "comm"));
        } catch (IOException gone) {
            return "";
        }
    }

    private static void await(ProcessHandle process) throws IOException {
        try {
            process.onExit().get(20, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException stuck) {
            throw new IOException("the earlier database server (pid " + process.pid() + ") does not end", stuck);
        }
    }

    @Override
    public void close() throws IOException {
        try (lockChannel) {
            server.close();
        }
    }

    /** The folder is already held by another LeadNest. */
    public static final class DataFolderInUse extends RuntimeException {
        DataFolderInUse(Path folder) {
            super("The data folder " + folder + " is already in use by another LeadNest. Stop that one, or start this"
                    + " one with its own folder: --leadnest.data-dir=FOLDER");
        }
    }
}
