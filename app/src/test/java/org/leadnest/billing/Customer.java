package org.leadnest.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import java.util.List;
import org.leadnest.accounts.Actor;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.testkit.StripePeer;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** What tests of billing do again and again: subscribe an account, hand over webhooks, read what became of it. */
@TestComponent
class Customer {
    private final Billing billing;
    private final WorkStripeEvents work;
    private final MockMvcTester mvc;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    Customer(
            Billing billing,
            WorkStripeEvents work,
            MockMvcTester mvc,
            JdbcClient jdbc,
            TransactionTemplate transactions) {
        this.billing = billing;
        this.work = work;
        this.mvc = mvc;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Through the checkout, paid; the webhooks wait with the peer. Answers the subscription's id. */
    String subscribes(Actor owner, String plan, int seats) {
        Billing.Going going = Tenancy.as(
                owner.account(),
                () -> billing.subscribe(owner, new Billing.Wanted(plan, Cycle.MONTH, seats), owner.userUuid() + plan));
        assertThat(going).isInstanceOf(Billing.Going.To.class);
        String subscription = WithStripe.PEER.pay(WithStripe.PEER.checkouts().getLast());
        if (subscription == null) {
            throw new AssertionError("a checkout of a plan makes a subscription");
        }
        return subscription;
    }

    /** Hands over all webhooks that the peer has to send, and lets the service work on them. */
    void hearsOfIt() {
        WithStripe.PEER.takeEvents().forEach(this::hears);
        work.run();
    }

    void hears(String event) {
        assertThat(post(event, StripePeer.signature(event, StripePeer.SECRET, java.time.Instant.now())))
                .isEqualTo(200);
    }

    int post(String event, String signature) {
        return mvc.post()
                .uri("/hooks/stripe")
                .contentType(MediaType.APPLICATION_JSON)
                .header("Stripe-Signature", signature)
                .content(event)
                .exchange()
                .getResponse()
                .getStatus();
    }

    /** The kinds of the mails about money that the account got, the oldest first. */
    List<String> mails(Actor owner) {
        return Tenancy.as(
                owner.account(),
                () -> java.util.Objects.requireNonNull(
                        transactions.execute(status -> jdbc.sql("select kind from billing.notices order by at, kind")
                                .query(String.class)
                                .list())));
    }

    /** The kinds of the transactional mails that were written to people of the account, the oldest first. */
    List<String> letters(Actor owner) {
        return Tenancy.as(
                owner.account(),
                () -> java.util.Objects.requireNonNull(transactions.execute(status -> jdbc.sql(
                                "select kind from messaging.messages where category = 'TRANSACTIONAL' order by created_at, id")
                        .query(String.class)
                        .list())));
    }

    record Letter(String kind, String subject, String text, String html) {}

    /** The transactional mails themselves. */
    List<Letter> written(Actor owner) {
        return Tenancy.as(
                owner.account(),
                () -> java.util.Objects.requireNonNull(transactions.execute(status -> jdbc.sql("""
                                select kind, subject, body_text, coalesce(body_html, '') as html from messaging.messages
                                 where category = 'TRANSACTIONAL' order by created_at, id
                                """)
                        .query((row, i) -> new Letter(
                                row.getString("kind"),
                                row.getString("subject"),
                                row.getString("body_text"),
                                row.getString("html")))
                        .list())));
    }

    /** Everything about money that is kept of the account, without the counters of its writes. */
    String state(Actor owner) {
        return Tenancy.as(
                owner.account(),
                () -> java.util.Objects.requireNonNull(transactions.execute(
                        status -> jdbc.sql("""
                                select coalesce((select string_agg(concat_ws(' ', status, plan, cycle, seats, cents, period_end,
                                         trial_end, cancel_at, ended_at), ';' order by created_at, id)
                                         from billing.subscriptions), '-')
                                    || ' | ' || coalesce((select string_agg(concat_ws(' ', number, status, total_cents,
                                         paid_cents, refunded_cents, attempts), ';' order by created_at, id)
                                         from billing.invoices), '-')
                                """).query(String.class).single())));
    }

    void reconciles(Actor owner, StripeSync sync) {
        try {
            sync.all(owner.account());
        } catch (StripeException unreachable) {
            throw new AssertionError(unreachable);
        }
    }
}
