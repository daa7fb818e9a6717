package org.leadnest.journeys;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The jar as a customer runs it: a process of its own, a port of its own, a data folder of its own. */
final class RunningLeadNest implements AutoCloseable {
    private static final Duration START_WITHIN = Duration.ofSeconds(240);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path dataDir;
    private final Path log;
    private final int port;
    private Process process;

    private RunningLeadNest(Path dataDir, int port, Process process, Path log) {
        this.dataDir = dataDir;
        this.port = port;
        this.process = process;
        this.log = log;
    }

    /** Starts in development mode with an empty database and waits until it is healthy. */
    static RunningLeadNest start(String... flags) {
        try {
            Path dataDir = Files.createTempDirectory("leadnest-journey");
            PreparedLeadNest.get().seed(dataDir.resolve("data"));
            Path log = dataDir.resolve("service.log");
            int port = freePort();
            RunningLeadNest running = new RunningLeadNest(dataDir, port, launch(dataDir, log, port, flags), log);
            running.awaitHealth();
            return running;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Ends the process at once, as a power cut does, and starts it again over the same data. */
    void killAndRestart(String... flags) {
        try {
            process.destroyForcibly().waitFor();
            process = launch(dataDir, log, port, flags);
            awaitHealth();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** The service's own database as its superuser sees it, behind all row-level security. */
    Connection database() throws IOException, SQLException {
        List<String> lines = Files.readAllLines(dataDir.resolve("data/postgres/postmaster.pid"));
        int port = Integer.parseInt(lines.get(3).strip());
        Properties passwords = new Properties();
        passwords.load(new StringReader(Files.readString(dataDir.resolve("data/database-passwords.properties"))));
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/leadnest", "postgres", passwords.getProperty("superuser"));
    }

    String url(String path) {
        return "http://localhost:" + port + path;
    }

    String get(String path) {
        return send(HttpRequest.newBuilder(URI.create(url(path))).GET().build());
    }

    String post(String path, String json) {
        return send(HttpRequest.newBuilder(URI.create(url(path)))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    /** Moves the service's clock to the next time that it is {@code hour} in {@code zone}: legal hours, whenever this runs. */
    void advanceTo(LocalTime hour, ZoneId zone) {
        String answer = get("/dev/clock");
        Instant now = Instant.parse(answer.replaceAll(".*\"now\":\"([^\"]+)\".*", "$1"));
        ZonedDateTime there = now.atZone(zone);
        ZonedDateTime next = there.with(hour);
        ZonedDateTime wanted = next.isAfter(there) ? next : next.plusDays(1);
        post("/dev/clock", "{\"advance\":\"" + Duration.between(there, wanted) + "\"}");
    }

    private String send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 400) {
                throw new IllegalStateException(
                        request.uri() + " answered " + response.statusCode() + ": " + response.body());
            }
            return response.body();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static Process launch(Path dataDir, Path log, int port, String... flags) throws IOException {
        List<String> command = new ArrayList<>(PreparedLeadNest.get().command(flags));
        command.addAll(List.of(
                "--leadnest.mode=development",
                "--leadnest.data-dir=" + dataDir.resolve("data"),
                "--server.port=" + port));
        command.addAll(List.of(flags));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private void awaitHealth() throws IOException {
        long until = System.nanoTime() + START_WITHIN.toNanos();
        while (System.nanoTime() < until) {
            if (!process.isAlive()) {
                throw new IllegalStateException("LeadNest ended while starting:\n" + Files.readString(log));
            }
            if (healthy()) {
                return;
            }
            pause();
        }
        throw new IllegalStateException(
                "LeadNest is not healthy after " + START_WITHIN + ":\n" + Files.readString(log));
    }

    private boolean healthy() {
        try {
            return get("/actuator/health").contains("UP");
        } catch (UncheckedIOException | IllegalStateException notYet) {
            return false;
        }
    }

    private void pause() {
        try {
            boolean ended = process.waitFor(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
            if (ended) {
                throw new IllegalStateException("LeadNest ended with " + process.exitValue());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(40, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        remove(dataDir);
    }

    static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
