package org.leadnest.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.leadnest.testkit.StripePeer;

/**
 * Stripe's webhooks in random order, every fifth one twice, while the service is killed again and again: in the end its books
 * are Stripe's. {@code bin/bench storm} does it with 10,000 events and five kills.
 */
@Execution(ExecutionMode.CONCURRENT)
class StripeStormTests {
    private static final int ACCOUNTS = 20;
    private static final int SENDERS = 8;
    private static final int EVENTS = Integer.getInteger("storm.events", 400);
    private static final int KILLS = Integer.getInteger("storm.kills", 1);
    private static final long SEED = 20261127;

    private final Random random = new Random(SEED);
    private final ConcurrentLinkedQueue<Long> answers = new ConcurrentLinkedQueue<>();
    private final Map<String, String> open = new HashMap<>();

    @Test
    void afterAnyOrderAndAnyKillTheBooksAreStripes() throws IOException, SQLException {
        try (StripePeer stripe = new StripePeer();
                RunningLeadNest service = RunningLeadNest.start(flags(stripe))) {
            List<String> events = events(stripe, accounts(service));
            long begun = System.nanoTime();
            deliver(service, stripe, events);
            Eventually.expect("all events are worked on", Duration.ofMinutes(5), () -> waiting(service) == 0);
            long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
            assertThat(books(service)).isEqualTo(stripe.truth());
            assertThat(count(service, "select count(*) from billing.stripe_events where state = 'POISON'"))
                    .isZero();
            List<Long> answered = answers.stream().sorted().toList();
            System.out.printf(
                    "storm: %d deliveries, %d kills, seed %d: books equal after %d s; answered in %d ms (median), %d ms (p99)%n",
                    events.size(),
                    KILLS,
                    SEED,
                    seconds,
                    answered.get(answered.size() / 2),
                    answered.get(answered.size() * 99 / 100));
        }
    }

    private static String[] flags(StripePeer stripe) {
        return new String[] {
            "--leadnest.payments.provider=stripe",
            "--leadnest.payments.stripe.base-url=" + stripe.baseUrl(),
            "--leadnest.payments.stripe.secret-key=sk_test_1",
            "--leadnest.payments.stripe.webhook-secret=" + StripePeer.SECRET,
            "--leadnest.outbound.allow-private=true"
        };
    }

    private static List<String> accounts(RunningLeadNest service) {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            String answer = service.post(
                    "/dev/accounts",
                    "{\"company\":\"Storm %d\",\"name\":\"Owner %d\",\"email\":\"storm%d@example.com\",\"password\":\"three calm ponds at noon\"}"
                            .formatted(i, i, i));
            made.add(answer.replaceAll(".*\"accountId\":\"([^\"]+)\".*", "$1"));
        }
        return made;
    }

    /** What happens to the accounts' subscriptions; the events of it, shuffled, every fifth one twice. */
    private List<String> events(StripePeer stripe, List<String> accounts) {
        List<String> subscriptions = new ArrayList<>();
        accounts.forEach(
                account -> subscriptions.add(stripe.subscribe(account, "team_monthly", 1 + random.nextInt(8))));
        List<String> events = new ArrayList<>(stripe.takeEvents());
        while (events.size() < EVENTS * 5 / 6) {
            happens(stripe, subscriptions.get(random.nextInt(subscriptions.size())));
            events.addAll(stripe.takeEvents());
        }
        Collections.shuffle(events, random);
        List<String> twice = new ArrayList<>(events.subList(0, events.size() / 5));
        events.addAll(twice);
        Collections.shuffle(events, random);
        return events;
    }

    private void happens(StripePeer stripe, String subscription) {
        String invoice = open.get(subscription);
        if (invoice != null && random.nextBoolean()) {
            stripe.recover(subscription, invoice);
            open.remove(subscription);
        } else if (invoice != null) {
            stripe.failAgain(invoice);
        } else if (random.nextInt(3) == 0) {
            open.put(subscription, stripe.failRenewal(subscription));
        } else {
            stripe.seats(subscription, 1 + random.nextInt(9));
        }
    }

    /** Like Stripe, tries again what was not answered with 200. */
    private void deliver(RunningLeadNest service, StripePeer stripe, List<String> events) {
        URI hook = URI.create(service.url("/hooks/stripe"));
        ConcurrentLinkedQueue<String> left = new ConcurrentLinkedQueue<>(events);
        AtomicInteger accepted = new AtomicInteger();
        try (ExecutorService senders = Executors.newFixedThreadPool(SENDERS)) {
            for (int i = 0; i < SENDERS; i++) {
                senders.submit(() -> {
                    for (String event = left.poll(); event != null; event = left.poll()) {
                        if (answers200(hook, event)) {
                            accepted.incrementAndGet();
                        } else {
                            left.add(event);
                        }
                    }
                });
            }
            for (int kill = 1; kill <= KILLS; kill++) {
                int from = events.size() * kill / (KILLS + 1);
                Eventually.expect("delivery goes on", Duration.ofMinutes(3), () -> accepted.get() >= from);
                service.killAndRestart(flags(stripe));
            }
        }
        assertThat(accepted).hasValue(events.size());
    }

    private boolean answers200(URI hook, String event) {
        try {
            long begun = System.nanoTime();
            boolean taken = StripePeer.deliver(hook, event) == 200;
            answers.add(Duration.ofNanos(System.nanoTime() - begun).toMillis());
            return taken;
        } catch (java.io.UncheckedIOException down) {
            return false;
        }
    }

    private static long waiting(RunningLeadNest service) {
        return count(service, "select count(*) from billing.stripe_events where state = 'RECEIVED'");
    }

    private static long count(RunningLeadNest service, String sql) {
        return Long.parseLong(lines(service, sql).getFirst());
    }

    private static List<String> books(RunningLeadNest service) {
        List<String> lines = new ArrayList<>(
                lines(service, "select id || ' ' || lower(status) || ' ' || seats from billing.subscriptions"));
        lines.addAll(
                lines(
                        service,
                        "select id || ' ' || status || ' ' || total_cents || ' ' || paid_cents || ' ' || attempts from billing.invoices"));
        lines.sort(null);
        return lines;
    }

    private static List<String> lines(RunningLeadNest service, String sql) {
        List<String> found = new ArrayList<>();
        try (Connection connection = service.database();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (IOException | SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
