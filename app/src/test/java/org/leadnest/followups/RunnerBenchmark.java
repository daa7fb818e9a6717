package org.leadnest.followups;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leadnest.LeadNest;
import org.leadnest.messaging.Templates;
import org.leadnest.platform.database.DatabaseAccess;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What {@code bin/bench followups} measures: the runner of the product carries out due steps, each of which fills in a
 * template and puts up one message, beside a bare loop of SQL and job queues that do the same work over the same server; and
 * again with few and with many enrollments that wait besides. What is promised is asked for at the end: it ends with 1 when a
 * bound is not kept.
 * Environment: {@code STEPS} due at once (50,000), {@code WAITING} enrollments that wait besides (5,000,000; 0 leaves that
 * part out), {@code ROUNDS} (3), {@code PEERS} a folder with the peers of npm, or empty.
 */
final class RunnerBenchmark {
    private static final int STEPS = number("STEPS", 50_000);
    private static final int FEW = 50_000;
    private static final int WAITING = number("WAITING", 5_000_000);
    private static final int ROUNDS = number("ROUNDS", 3);

    private static final double OF_THE_BARE_LOOP = 0.5;
    private static final double OF_THE_BEST_PEER = 4;
    private static final double TIME_WITH_MANY = 2;
    private static final long HEAP_GROWTH_MB = 32;

    private final BenchmarkServer server;
    private final DueWork work;
    private final List<String> missed = new ArrayList<>();

    private RunnerBenchmark(BenchmarkServer server, DueWork work) {
        this.server = server;
        this.work = work;
    }

    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[0]);
        List<String> missed;
        try (ConfigurableApplicationContext service = SpringApplication.run(
                LeadNest.class,
                "--leadnest.mode=development",
                "--leadnest.jobs.enabled=false",
                "--leadnest.data-dir=" + data,
                "--server.port=0")) {
            try (BenchmarkServer server = BenchmarkServer.of(service.getBean(DatabaseAccess.class), data)) {
                missed = new RunnerBenchmark(server, new DueWork(service, server.owner()))
                        .measure(service.getBean(Templates.class));
            }
        }
        missed.forEach(System.out::println);
        System.exit(missed.isEmpty() ? 0 : 1);
    }

    private List<String> measure(Templates templates) throws Exception {
        work.prepare(STEPS);
        List<Double> ours = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            double runner = round(round == 0 ? "warm-up" : "round " + round, BareLoop.TEMPLATE);
            BareLoop.Took loop = BareLoop.run(server.owner(), STEPS);
            System.out.printf(
                    "  bare SQL loop %,.0f/s (%.0f us)%n", STEPS / loop.seconds(), loop.server() * 1e6 / STEPS);
            if (round > 0) {
                ours.add(STEPS / runner);
                bare.add(STEPS / loop.seconds());
            }
        }
        round("Spanish", DueWork.SPANISH);
        System.out.printf("median: runner %,.0f steps/s, bare SQL loop %,.0f/s%n", median(ours), median(bare));
        atLeast("of the bare SQL loop's rate", median(ours) / median(bare), OF_THE_BARE_LOOP);
        double best = QueuePeers.run(server, STEPS, System.getenv().getOrDefault("PEERS", ""), templates);
        atLeast("times the best peer's rate", median(ours) / best, OF_THE_BEST_PEER);
        if (WAITING > 0) {
            waiting();
        }
        return missed;
    }

    private double round(String name, String template) throws SQLException {
        double seconds = work.run(STEPS, template);
        System.out.printf(
                "%s: runner %,.0f steps/s (processor %.0f + server %.0f us a step)%n",
                name,
                STEPS / seconds,
                work.used().java() * 1e6 / STEPS,
                work.used().server() * 1e6 / STEPS);
        return seconds;
    }

    private void waiting() throws SQLException {
        Rounds few = rounds(FEW);
        Rounds many = rounds(WAITING);
        atMost("times the time of few waiting", many.seconds() / few.seconds(), TIME_WITH_MANY);
        atMost("MB of live heap more than with few waiting", many.heap() - few.heap(), HEAP_GROWTH_MB);
    }

    /** @param heap that is live after them, in MB */
    private record Rounds(double seconds, long heap) {}

    private Rounds rounds(int waiting) throws SQLException {
        long begun = System.nanoTime();
        int made = work.wait(waiting);
        System.out.printf("%,d more that wait were made in %.0f s%n", made, (System.nanoTime() - begun) / 1e9);
        List<Double> seconds = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            seconds.add(round(String.format("%,d waiting, round %d", waiting, round), BareLoop.TEMPLATE));
        }
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return new Rounds(median(seconds), (runtime.totalMemory() - runtime.freeMemory()) >> 20);
    }

    private void atLeast(String what, double measured, double bound) {
        told(what, measured, "at least", bound, measured >= bound);
    }

    private void atMost(String what, double measured, double bound) {
        told(what, measured, "at most", bound, measured <= bound);
    }

    private void told(String what, double measured, String which, double bound, boolean kept) {
        System.out.printf("%.2f %s (%s %.1f)%n", measured, what, which, bound);
        if (!kept) {
            missed.add(String.format("not kept: %.2f %s, expected %s %.1f", measured, what, which, bound));
        }
    }

    static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    private static int number(String name, int usual) {
        return Optional.ofNullable(System.getenv(name)).map(Integer::parseInt).orElse(usual);
    }
}
