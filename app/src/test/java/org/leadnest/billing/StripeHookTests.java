package org.leadnest.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.Faults;
import org.leadnest.testkit.FreshDatabase;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.StripePeer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** Stripe's webhooks: signed, kept as they came, worked on once, in any order. */
@LeadNestTest
@ContextConfiguration(initializers = {FreshDatabase.class, WithStripe.class})
@Import(Customer.class)
class StripeHookTests {
    private static final StripePeer STRIPE = WithStripe.PEER;
    private static final int EVENTS = 6;

    @Autowired
    private Cast cast;

    @Autowired
    private Customer customer;

    @Autowired
    private WorkStripeEvents work;

    @Autowired
    private StripeSync sync;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ServiceClock clock;

    @BeforeEach
    void begin() {
        STRIPE.takeEvents();
        STRIPE.at(clock.instant());
    }

    @Test
    void aSignatureIsOfOneOfTheSecretsAndAtMostFiveMinutesOld() {
        STRIPE.unrelated("product.updated");
        String event = STRIPE.takeEvents().getFirst();
        Instant now = Instant.now();
        assertThat(customer.post(event, StripePeer.signature(event, "whsec_wrong", now)))
                .isEqualTo(400);
        assertThat(customer.post(event + " ", StripePeer.signature(event, StripePeer.SECRET, now)))
                .isEqualTo(400);
        assertThat(customer.post(event, StripePeer.signature(event, StripePeer.SECRET, now.minusSeconds(301))))
                .isEqualTo(400);
        assertThat(customer.post(event, "")).isEqualTo(400);
        assertThat(customer.post(event, StripePeer.signature(event, StripePeer.SECRET, now.minusSeconds(290))))
                .isEqualTo(200);
        assertThat(customer.post(event, StripePeer.signature(event, WithStripe.OLD_SECRET, now)))
                .isEqualTo(200);
        assertThat(customer.post("{}", StripePeer.signature("{}", StripePeer.SECRET, now)))
                .isEqualTo(400);
        assertThat(customer.post("no", StripePeer.signature("no", StripePeer.SECRET, now)))
                .isEqualTo(400);
    }

    @Test
    void whatIsUnknownIsKeptAndWhatCannotBeWorkedOnIsTheOperatorsToSee() {
        STRIPE.unrelated("product.updated");
        STRIPE.unrelated("customer.subscription.paused");
        customer.hearsOfIt();
        assertThat(state("product.updated")).isEqualTo("KEPT");
        assertThat(state("customer.subscription.paused"))
                .as("Stripe does not know it")
                .isEqualTo("DONE");
        String stranger = STRIPE.strangerSubscribes();
        customer.hearsOfIt();
        assertThat(jdbc.sql("select state || ': ' || problem from billing.stripe_events where object_id = ?")
                        .param(stranger)
                        .query(String.class)
                        .single())
                .startsWith("POISON: no account here has the customer");
    }

    @Test
    void whileStripeIsDownEventsWaitAndNoneIsLost() {
        Actor grace = cast.solo();
        customer.subscribes(grace, "team", 4);
        List<String> events = STRIPE.takeEvents();
        events.forEach(customer::hears);
        STRIPE.failWith(Faults.since(1, Faults.Kind.BEFORE_EFFECT));
        try {
            work.run();
        } finally {
            STRIPE.failWith(Faults.NONE);
        }
        assertThat(customer.state(grace)).isEqualTo("- | -");
        jdbc.sql("update billing.stripe_events set try_at = now() where state = 'RECEIVED'")
                .update();
        work.run();
        assertThat(customer.state(grace)).startsWith("TRIALING team");
    }

    /**
     * The story trial, checkout, payment failed, paid, seats changed, cancelled: its six telling events in each of the 720
     * orders, every second one twice, one lost; the first half is heard before the story's end has happened. The nightly
     * reconciliation makes the lost one good, and each order ends as the clean one does.
     */
    @Test
    void everyOrderOfTheStorysEventsEndsInTheSameState() {
        String clean = tell(List.of(0, 1, 2, 3, 4, 5), -1);
        assertThat(clean).contains("CANCELED team MONTH 6 3400", "paid 13600 13600");
        int number = 0;
        for (List<Integer> order : orders(new ArrayList<>(List.of(0, 1, 2, 3, 4, 5)))) {
            assertThat(tell(order, number++ % EVENTS)).as("order %s", order).isEqualTo(clean);
        }
        assertThat(number).isEqualTo(720);
    }

    /** Tells the story of a fresh account in the order given; answers what is kept of it, without its own numbers. */
    private String tell(List<Integer> order, int lost) {
        Actor owner = cast.solo();
        jdbc.sql("update accounts.accounts set trial_ends_at = '2026-01-01T00:00:00Z' where id = ?")
                .param(owner.accountUuid())
                .update();
        STRIPE.at(Instant.parse("2026-03-01T12:00:00Z"));
        String subscription = customer.subscribes(owner, "team", 4);
        String invoice = STRIPE.failRenewal(subscription);
        STRIPE.recover(subscription, invoice);
        STRIPE.seats(subscription, 6);
        List<String> telling = new ArrayList<>(telling(STRIPE.takeEvents()));
        assertThat(telling).hasSize(EVENTS - 1);
        STRIPE.end(subscription);
        telling.addAll(STRIPE.takeEvents());
        for (int place = 0; place < EVENTS; place++) {
            if (place == lost) {
                continue;
            }
            String event = telling.get(order.get(place));
            customer.hears(event);
            if (place % 2 == 0) {
                customer.hears(event);
            }
            if (place % 3 == 2) {
                work.run();
            }
        }
        work.run();
        customer.reconciles(owner, sync);
        return customer.state(owner).replaceAll("LN-[0-9]+", "LN");
    }

    /** The ones that tell something of their own: created, checkout, failed, paid, the last update. */
    private static List<String> telling(List<String> events) {
        List<String> found = new ArrayList<>();
        for (String type : List.of(
                "customer.subscription.created",
                "checkout.session.completed",
                "invoice.payment_failed",
                "invoice.paid",
                "customer.subscription.updated")) {
            found.add(events.stream()
                    .filter(event -> event.contains("\"type\":\"" + type + "\""))
                    .reduce((first, second) -> second)
                    .orElseThrow());
        }
        return found;
    }

    private static List<List<Integer>> orders(List<Integer> rest) {
        List<List<Integer>> all = new ArrayList<>();
        permute(rest, 0, all);
        return all;
    }

    private static void permute(List<Integer> order, int from, List<List<Integer>> all) {
        if (from == order.size()) {
            all.add(List.copyOf(order));
        }
        for (int i = from; i < order.size(); i++) {
            Collections.swap(order, from, i);
            permute(order, from + 1, all);
            Collections.swap(order, from, i);
        }
    }

    private String state(String type) {
        return jdbc.sql("select state from billing.stripe_events where type = ? order by received_at desc limit 1")
                .param(type)
                .query(String.class)
                .single();
    }
}
