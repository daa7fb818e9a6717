package org.leadnest.leads.importing;

import com.jayway.jsonpath.JsonPath;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.leadnest.LeadNest;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Role;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.database.DatabaseAccess;
import org.leadnest.platform.tenancy.Tenancy;
import org.postgresql.PGConnection;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * How fast a file of leads is taken: {@code bin/bench imports [rows] [ahead]}. In one run, against one PostgreSQL, the
 * product's import and beside it the least that any import must do: {@code COPY} of the same file into an unlogged table and
 * one {@code insert … on conflict} from there into a table of leads with two unique keys. First into an account without
 * leads, then with {@code ahead} leads there.
 */
final class ImportBenchmark {
    private static final List<String> FIRST =
            List.of("Ana", "Ben", "Cora", "Dan", "Eva", "Finn", "Gia", "Hugo", "Ida", "Jon", "Kim", "Leo", "Mia");
    private static final List<String> LAST =
            List.of("Adler", "Brook", "Castle", "Dorn", "Ellis", "Frost", "Grant", "Hale", "Ito", "Jones", "Klein");
    private static final List<String> SOURCES = List.of("Zillow", "Website", "Referral");
    private static final List<String> STATES = List.of("FL", "NY", "CA", "TX");
    private static final int WARM = 20_000;

    private final ConfigurableApplicationContext service;
    private final Path folder;
    private final AccountId account;
    private final Actor actor;
    private long made;

    private ImportBenchmark(ConfigurableApplicationContext service, Path folder) throws IOException {
        this.service = service;
        this.folder = folder;
        String json = account(service);
        this.account = new AccountId(UUID.fromString(JsonPath.read(json, "$.accountId")));
        this.actor = new Actor(
                account.value(),
                UUID.fromString(JsonPath.read(json, "$.userId")),
                "Bench",
                Role.OWNER,
                Role.OWNER.permissions());
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        int ahead = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2 * rows;
        Path folder = Files.createTempDirectory("leadnest-bench");
        try (ConfigurableApplicationContext service = SpringApplication.run(
                LeadNest.class,
                "--leadnest.mode=development",
                "--leadnest.data-dir=" + folder.resolve("data"),
                "--server.port=0",
                "--logging.level.root=warn")) {
            new ImportBenchmark(service, folder).run(rows, ahead);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private void run(int rows, int ahead) throws IOException, SQLException {
        System.out.printf(
                "machine: %d cores, load %s, heap of at most %d MB%n",
                Runtime.getRuntime().availableProcessors(),
                Files.readString(Path.of("/proc/loadavg")).split(" ")[0],
                Runtime.getRuntime().maxMemory() >> 20);
        DatabaseAccess database = service.getBean(DatabaseAccess.class);
        try (Connection bare =
                DriverManager.getConnection(database.url(), database.ownerUsername(), database.ownerPassword())) {
            prepare(bare);
            Path warm = file(WARM);
            product(warm, WARM);
            bare(bare, warm);
            compare(bare, rows);
            for (int left = ahead - rows; left > 0; left -= rows) {
                Path more = file(Math.min(left, rows));
                product(more, Math.min(left, rows));
                bare(bare, more);
            }
            compare(bare, rows);
        }
    }

    private void compare(Connection bare, int rows) throws IOException, SQLException {
        long before = made;
        Path file = file(rows);
        double copying = processorSeconds();
        double copied = rows / bare(bare, file);
        copying = processorSeconds() - copying;
        long idle = resident();
        AtomicLong most = new AtomicLong();
        AtomicBoolean over = new AtomicBoolean();
        Thread watch = Thread.ofPlatform().daemon().start(() -> {
            while (!over.get()) {
                most.accumulateAndGet(resident(), Math::max);
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        });
        double importing = processorSeconds();
        double serving = ownSeconds();
        double imported = rows / product(file, rows);
        importing = processorSeconds() - importing;
        serving = ownSeconds() - serving;
        over.set(true);
        watch.interrupt();
        System.out.printf(
                "%,d rows onto %,d leads: import %,.0f rows/s, COPY and INSERT … ON CONFLICT %,.0f rows/s, ratio %.2f;"
                        + " processor time of service and database %.1f s (service %.1f s) and %.1f s, ratio %.2f; memory of the service %d"
                        + " MB over the %d MB before it%n",
                rows,
                before,
                imported,
                copied,
                imported / copied,
                importing,
                serving,
                copying,
                copying / importing,
                most.get() - idle,
                idle);
    }

    /** Seconds from the start of the import till it is done, by the job that every import runs in. */
    private double product(Path file, int rows) {
        Imports imports = service.getBean(Imports.class);
        LeadImport draft = Tenancy.as(account, () -> upload(imports, file));
        long begun = System.nanoTime();
        Tenancy.run(account, () -> imports.start(draft.id(), draft.mapping(), Imports.DEFAULT_SOURCE));
        LeadImport now = draft;
        while (now.status() != LeadImport.Status.DONE) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            now = Tenancy.as(account, () -> imports.find(draft.id())).orElseThrow();
            if (now.status() == LeadImport.Status.FAILED) {
                throw new IllegalStateException(now.reason());
            }
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (now.counts().created() != rows) {
            throw new IllegalStateException("expected " + rows + " new leads, not " + now.counts());
        }
        return seconds;
    }

    private LeadImport upload(Imports imports, Path file) {
        try {
            return ((Imports.Uploaded.Draft) imports.upload(new OnDisk(file), actor)).draft();
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private record OnDisk(Path file) implements Imports.Upload {
        @Override
        public String name() {
            return "leads.csv";
        }

        @Override
        public long sizeBytes() {
            return file.toFile().length();
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }
    }

    private static void prepare(Connection bare) throws SQLException {
        try (Statement statement = bare.createStatement()) {
            statement.execute("create schema bench");
            statement.execute("create unlogged table bench.staged (first_name text, last_name text, email text,"
                    + " phone text, source text, state text)");
            statement.execute("create table bench.leads (account_id uuid not null, id uuid not null, first_name text,"
                    + " last_name text, email text not null, phone text, source text, state text,"
                    + " created_at timestamptz not null, primary key (account_id, id), unique (account_id, email))");
        }
    }

    /** Seconds of the copy, the one statement and its commit. */
    private double bare(Connection connection, Path file) throws IOException, SQLException {
        long begun = System.nanoTime();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement();
                InputStream in = Files.newInputStream(file)) {
            statement.execute("truncate bench.staged");
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy bench.staged from stdin (format csv, header)", in);
            statement.execute("insert into bench.leads select '" + account + "', gen_random_uuid(), first_name,"
                    + " last_name, lower(email), phone, source, state, now() from bench.staged"
                    + " on conflict (account_id, email) do update set phone = excluded.phone");
            connection.commit();
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    /** A file of people who are in no other. */
    private Path file(int rows) throws IOException {
        Path file = folder.resolve("leads.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("First name,Last name,Email,Phone,Source,State\n");
            for (int i = 0; i < rows; i++, made++) {
                int draw = (int) (made * 2_654_435_761L >>> 7 & 0x7fffffff);
                out.write(FIRST.get(draw % FIRST.size()) + ',' + LAST.get(draw / 13 % LAST.size()) + ",lead"
                        + draw % 977
                        + '.' + made + "@example.com,+1" + (2_010_000_000L + made * 7_919 % 7_000_000_000L) + ','
                        + SOURCES.get(draw % SOURCES.size()) + ',' + STATES.get(draw % STATES.size()) + '\n');
            }
        }
        return file;
    }

    /** Of this process and the database's, which other work on the machine does not change. */
    private double processorSeconds() throws IOException {
        long server = Long.parseLong(Files.readAllLines(folder.resolve("data/postgres/postmaster.pid"))
                .getFirst());
        return java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(ProcessHandle.current()),
                                ProcessHandle.of(server).stream().flatMap(ProcessHandle::children))
                        .flatMap(process -> process.info().totalCpuDuration().stream())
                        .mapToLong(Duration::toMillis)
                        .sum()
                / 1e3;
    }

    private static double ownSeconds() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
    }

    private static long resident() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                            .filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                            .sum()
                    >> 10;
        } catch (IOException notLinux) {
            return 0;
        }
    }

    private static String account(ConfigurableApplicationContext service) throws IOException {
        String port = service.getEnvironment().getProperty("local.server.port");
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/dev/accounts"))
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(
                                            "{\"company\":\"Bench\",\"name\":\"Bench\","
                                                    + "\"email\":\"bench@example.com\",\"password\":\"bench\"}"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }
}
