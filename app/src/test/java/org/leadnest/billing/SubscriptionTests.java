package org.leadnest.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditDesk;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.Faults;
import org.leadnest.testkit.FreshDatabase;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.leadnest.testkit.StripePeer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** An owner's way with a plan: pays, fails, recovers, changes, ends. Stripe is the local peer. */
@LeadNestTest
@ContextConfiguration(initializers = {FreshDatabase.class, WithStripe.class})
@Import(Customer.class)
class SubscriptionTests {
    private static final StripePeer STRIPE = WithStripe.PEER;

    @Autowired
    private Cast cast;

    @Autowired
    private Customer customer;

    @Autowired
    private AuditDesk log;

    @Autowired
    private Billing billing;

    @Autowired
    private Entitlements entitlements;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private ServiceClock clock;

    private Actor grace;

    @BeforeEach
    void begin() {
        grace = cast.enter().grace();
        STRIPE.takeEvents();
        STRIPE.at(clock.instant());
    }

    @Test
    void aPlanIsPaidForAtStripeAndIsTheAccountsAtOnce() throws Exception {
        String subscription = customer.subscribes(grace, "team", 5);
        customer.hearsOfIt();
        assertThat(entitlements.standing(grace.account()))
                .isInstanceOfSatisfying(Standing.Subscribed.class, standing -> {
                    assertThat(standing.subscription().id()).isEqualTo(subscription);
                    assertThat(standing.subscription().plan()).isEqualTo("team");
                    assertThat(standing.subscription().seats()).isEqualTo(5);
                });
        assertThat(customer.mails(grace)).contains("plan-begun");
        assertThat(page()).contains("Team", "5, of which 4 used", "First payment");
    }

    @Test
    void whatIsLeftOfTheTrialIsNotCharged() {
        customer.subscribes(grace, "team", 4);
        customer.hearsOfIt();
        assertThat(customer.state(grace))
                .startsWith("TRIALING team MONTH 4 3400")
                .endsWith("| -");
    }

    @Test
    void afterTheTrialThePaymentLeavesAReceiptAndAnInvoice() throws Exception {
        clock.advance(Duration.ofDays(15));
        STRIPE.at(clock.instant());
        assertThat(entitlements.of(grace.account()).sending()).isFalse();
        customer.subscribes(grace, "brokerage", 4);
        customer.hearsOfIt();
        assertThat(entitlements.of(grace.account()).sending()).isTrue();
        assertThat(customer.mails(grace)).contains("receipt");
        assertThat(page()).contains("$116", "paid", "PDF");
    }

    @Test
    void aFailedPaymentIsToldAtOnceAndLimitsComeStepByStep() throws Exception {
        clock.advance(Duration.ofDays(15));
        STRIPE.at(clock.instant());
        String subscription = customer.subscribes(grace, "team", 4);
        customer.hearsOfIt();
        String invoice = STRIPE.failRenewal(subscription);
        customer.hearsOfIt();
        assertThat(customer.mails(grace)).containsOnlyOnce("payment-failed");
        assertThat(entitlements.of(grace.account())).matches(one -> one.sending() && one.ai());
        assertThat(page()).contains("A payment did not go through");

        STRIPE.failAgain(invoice);
        STRIPE.askForConfirmation(invoice);
        customer.hearsOfIt();
        assertThat(customer.mails(grace).stream().filter("payment-failed"::equals))
                .hasSize(2);
        assertThat(customer.mails(grace)).containsOnlyOnce("payment-action-required");

        clock.advance(Duration.ofDays(8));
        assertThat(entitlements.of(grace.account())).matches(one -> one.sending() && !one.ai());
        clock.advance(Duration.ofDays(7));
        assertThat(entitlements.of(grace.account())).matches(one -> !one.sending() && !one.ai());

        STRIPE.recover(subscription, invoice);
        customer.hearsOfIt();
        assertThat(entitlements.of(grace.account())).matches(one -> one.sending() && one.ai());
        assertThat(page()).doesNotContain("A payment did not go through");
    }

    @Test
    void aLargerPlanBeginsAtOnceASmallerOneWhenThePaidPeriodEnds() throws Exception {
        customer.subscribes(grace, "team", 4);
        customer.hearsOfIt();
        assertThat(wants("brokerage", 6)).isEqualTo(new Billing.Going.Done("You have Brokerage now."));
        assertThat(customer.state(grace)).startsWith("TRIALING brokerage MONTH 6 2900");
        assertThat(wants("team", 5)).isInstanceOf(Billing.Going.Done.class);
        assertThat(customer.state(grace)).startsWith("TRIALING brokerage MONTH 6 2900");
        assertThat(page()).contains("Team, from");
        assertThat(customer.mails(grace)).contains("plan-changed");
    }

    @Test
    void seatsAreAddedAtOnceAndNeverFewerThanPeople() {
        customer.subscribes(grace, "team", 4);
        customer.hearsOfIt();
        assertThat(wants("team", 7)).isInstanceOf(Billing.Going.Done.class);
        assertThat(customer.state(grace)).startsWith("TRIALING team MONTH 7");
        assertThat(wants("team", 3))
                .isEqualTo(new Billing.Going.Refused("The account has 4 people: expected at least as many seats."));
        assertThat(wants("team", 11))
                .isEqualTo(
                        new Billing.Going.Refused("Team is for up to 10 seats: expected no more, or a larger plan."));
    }

    @Test
    void aPlanIsCancelledToItsEndAndResumedBefore() throws Exception {
        String subscription = customer.subscribes(grace, "team", 4);
        customer.hearsOfIt();
        Tenancy.as(grace.account(), () -> billing.cancel(grace, true));
        assertThat(page()).contains("Cancelled: it ends on", "Resume the plan");
        Tenancy.as(grace.account(), () -> billing.cancel(grace, false));
        assertThat(page()).contains("Your plan is in force.").doesNotContain("Resume the plan");
        STRIPE.end(subscription);
        customer.hearsOfIt();
        assertThat(entitlements.of(grace.account())).matches(one -> !one.sending() && !one.ai());
        assertThat(customer.mails(grace)).contains("subscription-cancelled", "subscription-ended");
        assertThat(page()).contains("Plan ended", "read and export it at any time");
    }

    @Test
    void whatIsDoneWithThePlanStandsInTheAuditLog() {
        customer.subscribes(grace, "team", 4);
        customer.hearsOfIt();
        for (String act : new String[] {"cancellation", "resumption"}) {
            assertThat(mvc.post().uri("/app/settings/plan/" + act).with(SignedIn.as(grace)))
                    .hasStatus3xxRedirection();
        }
        assertThat(Tenancy.as(grace.account(), () -> log.latest(2)))
                .extracting(AuditDesk.Line::what)
                .containsExactly(AuditAct.PLAN_CHANGED.words(), AuditAct.PLAN_CANCELLED.words());
    }

    @Test
    void aRefundIsNotedOnItsInvoice() throws Exception {
        clock.advance(Duration.ofDays(15));
        STRIPE.at(clock.instant());
        customer.subscribes(grace, "team", 4);
        customer.hearsOfIt();
        String invoice = customer.state(grace).contains("LN-") ? newestInvoice() : "";
        STRIPE.refund(invoice, 1000);
        customer.hearsOfIt();
        assertThat(customer.state(grace)).contains("13600 13600 1000");
        assertThat(page()).contains("$10 refunded");
    }

    private String newestInvoice() {
        return Tenancy.as(grace.account(), () -> reads.invoices().getFirst().id());
    }

    @Autowired
    private BillingReads reads;

    @ParameterizedTest
    @CsvSource({
        "trialing, true, true", "active, true, true", "past_due, true, true", "unpaid, true, true",
        "canceled, false, false", "paused, false, false", "incomplete, true, true", "incomplete_expired, true, true"
    })
    void eachOfTheEightStatusesHasItsEffect(String status, boolean sending, boolean ai) {
        String subscription = customer.subscribes(grace, "team", 4);
        STRIPE.status(subscription, status);
        customer.hearsOfIt();
        assertThat(entitlements.of(grace.account()))
                .matches(one -> one.sending() == sending && one.ai() == ai, sending + " " + ai);
        assertThat(Set.of(SubscriptionStatus.values())).contains(SubscriptionStatus.of(status));
    }

    @Test
    void aPackOfCreditsIsAddedOnceItIsPaid() {
        Tenancy.as(grace.account(), () -> billing.buy(grace, "pack_photos_100", "k" + grace.userUuid()));
        assertThat(STRIPE.pay(STRIPE.checkouts().getLast())).isNull();
        customer.hearsOfIt();
        assertThat(Tenancy.as(
                        grace.account(),
                        () -> java.util.Objects.requireNonNull(credits.meters().get(Allowance.PHOTOS))
                                .credits()))
                .isEqualTo(100);
    }

    @Autowired
    private Credits credits;

    @Test
    void twoAccountsNeverShareACheckoutAndAFormSentTwiceIsOne() {
        Actor pia = cast.enter().pia();
        String first = checkout(grace, "");
        assertThat(checkout(grace, "")).isNotEqualTo(first);
        assertThat(checkout(pia, "")).isNotEqualTo(first);
        assertThat(checkout(grace, "same")).isEqualTo(checkout(grace, "same"));
        assertThat(checkout(pia, "same")).isNotEqualTo(checkout(grace, "same"));
    }

    private String checkout(Actor owner, String key) {
        Billing.Going going = Tenancy.as(
                owner.account(), () -> billing.subscribe(owner, new Billing.Wanted("brokerage", Cycle.MONTH, 4), key));
        assertThat(going).isInstanceOf(Billing.Going.To.class);
        return going.toString();
    }

    @Test
    void whatStripeHasNoPriceForIsRefusedInWords() {
        String missing = STRIPE.withdrawPrice("solo_yearly");
        try {
            Actor alone = cast.enter().pia();
            assertThat(Tenancy.as(
                            alone.account(),
                            () -> billing.subscribe(alone, new Billing.Wanted("solo", Cycle.YEAR, 1), "k")))
                    .isInstanceOfSatisfying(
                            Billing.Going.Refused.class,
                            refused -> assertThat(refused.reason()).contains("nothing was changed"));
        } finally {
            STRIPE.offerPrice(missing, 39000, "year");
        }
    }

    @Test
    void aCouponIsPutOnThePlanThatIsThereOrOnTheNextCheckout() {
        coupon("WELCOME20");
        customer.subscribes(grace, "team", 4);
        assertThat(lastCall("/v1/checkout/sessions")).contains("discounts[0][coupon]=WELCOME20");
        customer.hearsOfIt();
        coupon("SORRY50");
        coupons.run();
        coupons.run();
        assertThat(STRIPE.ledger().stream().filter(one -> one.call().body().contains("coupon]=SORRY50")))
                .hasSize(1);
    }

    @Autowired
    private Coupons coupons;

    @Autowired
    private org.springframework.jdbc.core.simple.JdbcClient jdbc;

    private void coupon(String coupon) {
        jdbc.sql("""
                        insert into billing.coupons (account_id, coupon, given_at) values (?, ?, now())
                        on conflict (account_id) do update set coupon = excluded.coupon, applied_at = null
                        """).params(grace.accountUuid(), coupon).update();
    }

    private static String lastCall(String path) {
        return STRIPE.ledger().stream()
                .map(one -> one.call())
                .filter(call -> call.path().startsWith(path))
                .reduce((first, second) -> second)
                .orElseThrow()
                .body();
    }

    @Test
    void whenStripeDoesNotAnswerNothingIsChangedAndThePageSaysSo() {
        STRIPE.failWith(Faults.since(1, Faults.Kind.BEFORE_EFFECT));
        try {
            assertThat(wants("team", 4))
                    .isInstanceOfSatisfying(
                            Billing.Going.Refused.class,
                            refused -> assertThat(refused.reason()).contains("nothing was changed"));
        } finally {
            STRIPE.failWith(Faults.NONE);
        }
    }

    private Billing.Going wants(String plan, int seats) {
        return Tenancy.as(
                grace.account(),
                () -> billing.subscribe(
                        grace, new Billing.Wanted(plan, Cycle.MONTH, seats), Instant.now() + plan + seats));
    }

    private String page() throws Exception {
        return mvc.get()
                .uri("/app/settings/plan")
                .with(SignedIn.as(grace))
                .exchange()
                .getResponse()
                .getContentAsString();
    }
}
