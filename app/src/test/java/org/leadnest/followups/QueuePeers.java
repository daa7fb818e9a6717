package org.leadnest.followups;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.leadnest.messaging.Templates;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Job queues of others that do the work of the steps over the same server, each by the fast way that its manual names: a
 * template filled in and a message inserted for each job. They know neither accounts nor answers nor sets.
 */
final class QueuePeers {
    private static final List<String> OF_NPM = List.of("graphile", "pgboss");
    private static final Pattern SECONDS = Pattern.compile("seconds ([0-9.]+)");

    private final BenchmarkServer server;
    private final Connection owner;
    private final int steps;

    private QueuePeers(BenchmarkServer server, int steps) {
        this.server = server;
        this.owner = server.owner();
        this.steps = steps;
    }

    /**
     * Steps each second of the best of them.
     *
     * @param folder where npm installed its peers; empty leaves them out
     */
    static double run(BenchmarkServer server, int steps, String folder, Templates templates) throws Exception {
        QueuePeers peers = new QueuePeers(server, steps);
        List<Double> rates = new ArrayList<>();
        rates.add(peers.told("db-scheduler", peers.dbScheduler(templates)));
        for (String name : folder.isBlank() ? List.<String>of() : OF_NPM) {
            rates.add(peers.told(name, peers.ofNpm(Path.of(folder), name)));
        }
        return rates.stream().max(Double::compare).orElseThrow();
    }

    private double told(String name, double seconds) throws SQLException {
        try (Statement statement = owner.createStatement();
                var rows = statement.executeQuery("select count(*) from bench.peer_sent")) {
            rows.next();
            if (rows.getLong(1) != steps) {
                throw new IllegalStateException(name + " made " + rows.getLong(1) + " messages of " + steps);
            }
        }
        System.out.printf("%s: %,.0f jobs/s%n", name, steps / seconds);
        return steps / seconds;
    }

    private double dbScheduler(Templates templates) throws Exception {
        fresh();
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(server.access().url());
        pool.setUsername(BenchmarkServer.SUPERUSER);
        pool.setPassword(server.password());
        pool.setMaximumPoolSize(12);
        CountDownLatch left = new CountDownLatch(steps);
        try (HikariDataSource source = new HikariDataSource(pool)) {
            JdbcClient jdbc = JdbcClient.create(source);
            OneTimeTask<String> send = Tasks.oneTime("send", String.class).execute((job, context) -> {
                send(jdbc, templates, job.getId(), job.getData());
                left.countDown();
            });
            Scheduler scheduler = Scheduler.create(source, send)
                    .tableName("bench.scheduled_tasks")
                    .threads(8)
                    .pollUsingLockAndFetch(1.0, 8.0)
                    .pollingInterval(Duration.ofMillis(100))
                    .build();
            Instant now = Instant.now();
            scheduler.scheduleBatch(
                    IntStream.range(0, steps)
                            .<TaskInstance<?>>mapToObj(
                                    n -> send.instance(UUID.randomUUID().toString(), "Ana" + n))
                            .toList(),
                    now);
            long begun = System.nanoTime();
            scheduler.start();
            left.await();
            double seconds = (System.nanoTime() - begun) / 1e9;
            scheduler.stop();
            return seconds;
        }
    }

    private static void send(JdbcClient jdbc, Templates templates, String enrollment, String name) {
        String text = templates
                .render(
                        BareLoop.TEMPLATE,
                        Map.of("lead", Map.of("firstName", name), "agent", Map.of("name", "Maya Lopez")))
                .text();
        jdbc.sql("insert into bench.peer_sent values (gen_random_uuid(), ?::uuid, 0, 'EMAIL', ?, 'Hello', ?, now())")
                .params(enrollment, name + "@example.com", text)
                .update();
    }

    private double ofNpm(Path folder, String name) throws IOException, InterruptedException, SQLException {
        fresh();
        ProcessBuilder builder = new ProcessBuilder("node", name + ".mjs")
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("DATABASE_URL", server.nodeUrl());
        builder.environment().put("STEPS", Integer.toString(steps));
        builder.environment().put("TEMPLATE", BareLoop.TEMPLATE);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        var seconds = SECONDS.matcher(said);
        if (process.waitFor() != 0 || !seconds.find()) {
            throw new IllegalStateException(name + " failed: " + said);
        }
        return Double.parseDouble(seconds.group(1));
    }

    private void fresh() throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute("""
                    drop table if exists bench.peer_sent, bench.scheduled_tasks;
                    create table bench.peer_sent (like bench.sent including all);
                    create table bench.scheduled_tasks (like platform.scheduled_tasks including all);
                    """);
        }
    }
}
