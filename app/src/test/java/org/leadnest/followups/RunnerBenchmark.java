package org.leadnest.followups;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leadnest.LeadNest;
import org.leadnest.messaging.Templates;
import org.leadnest.platform.database.DatabaseAccess;
import org.leadnest.testkit.TestDatabase;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What {@code bin/bench followups} measures: the runner of the product carries out due steps, each of which fills in a
 * template and puts up one message, beside a bare loop of SQL and job queues that do the same work over the same server.
 * Environment: {@code STEPS} due at once (50,000), {@code WAITING} enrollments that wait besides (1,000,000),
 * {@code ROUNDS} (3), {@code PEERS} a folder with the peers of npm, or empty.
 */
final class RunnerBenchmark {
    private static final int STEPS = number("STEPS", 50_000);
    private static final int WAITING = number("WAITING", 1_000_000);
    private static final int ROUNDS = number("ROUNDS", 3);

    private RunnerBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[0]);
        try (ConfigurableApplicationContext service = SpringApplication.run(
                LeadNest.class,
                "--leadnest.mode=development",
                "--leadnest.jobs.enabled=false",
                "--leadnest.data-dir=" + data,
                "--server.port=0")) {
            DatabaseAccess access = service.getBean(DatabaseAccess.class);
            try (Connection owner = TestDatabase.superuser(access)) {
                measure(service, access, owner);
            }
        }
    }

    private static void measure(ConfigurableApplicationContext service, DatabaseAccess access, Connection owner)
            throws Exception {
        DueWork work = new DueWork(service, owner);
        work.prepare(STEPS);
        List<Double> ours = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            double runner = work.run(STEPS);
            Effort used = work.used();
            BareLoop.Took loop = BareLoop.run(owner, STEPS);
            System.out.printf(
                    "%s: runner %,.0f steps/s (processor %.0f + server %.0f us a step), bare SQL loop %,.0f/s (%.0f us)%n",
                    round == 0 ? "warm-up" : "round " + round,
                    STEPS / runner,
                    used.java() * 1e6 / STEPS,
                    used.server() * 1e6 / STEPS,
                    STEPS / loop.seconds(),
                    loop.server() * 1e6 / STEPS);
            if (round > 0) {
                ours.add(STEPS / runner);
                bare.add(STEPS / loop.seconds());
            }
        }
        System.out.printf(
                "median: runner %,.0f steps/s, bare SQL loop %,.0f/s: %.2f of it%n",
                median(ours), median(bare), median(ours) / median(bare));
        double best = QueuePeers.run(
                access, owner, STEPS, System.getenv().getOrDefault("PEERS", ""), service.getBean(Templates.class));
        System.out.printf("the runner does %.1f times the best peer%n", median(ours) / best);
        waiting(work, STEPS / median(ours));
    }

    private static void waiting(DueWork work, double before) throws SQLException {
        if (WAITING == 0) {
            return;
        }
        long begun = System.nanoTime();
        int made = work.wait(WAITING);
        System.out.printf("%,d waiting enrollments made in %.0f s%n", made, (System.nanoTime() - begun) / 1e9);
        List<Double> after = new ArrayList<>();
        List<Long> memory = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            after.add(work.run(STEPS));
            System.gc();
            memory.add(
                    (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
        }
        System.out.printf(
                "with them: %,.0f steps/s, %.2f times the time; live heap after each round %s MB%n",
                STEPS / median(after), median(after) / before, memory);
    }

    static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    private static int number(String name, int usual) {
        return Optional.ofNullable(System.getenv(name)).map(Integer::parseInt).orElse(usual);
    }
}
