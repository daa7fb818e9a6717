package org.leadnest.billing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.leadnest.kernel.Money;
import org.leadnest.platform.outbound.OutboundHttp;
import org.leadnest.testkit.Faults;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.StripePeer;
import org.springframework.beans.factory.annotation.Autowired;

@LeadNestTest
class PriceBoardTests {
    @Autowired
    private OutboundHttp http;

    @Autowired
    private StripeReading reading;

    @Autowired
    private Plans plans;

    private final StripePeer stripe = new StripePeer();

    @AfterEach
    void close() {
        stripe.close();
    }

    @Test
    void pricesAreStripesAndThoseItLacksAreTheList() {
        Plan smallest = plans.sold().getFirst();
        Plan.Price monthly = smallest.price(Cycle.MONTH).orElseThrow();
        Plan.Price yearly = smallest.price(Cycle.YEAR).orElseThrow();
        stripe.offerPrice(monthly.lookupKey(), 12_345, "month");
        stripe.withdrawPrice(yearly.lookupKey());

        Plan shown = board().plans().getFirst();

        assertThat(shown.price(Cycle.MONTH).orElseThrow().amount()).isEqualTo(new Money(12_345));
        assertThat(shown.price(Cycle.YEAR)).contains(yearly);
    }

    @Test
    void aSilentStripeDoesNotHoldThePage() {
        Faults silence = Faults.since(1, Faults.Kind.TIME_OUT);
        stripe.failWith(silence);

        assertThat(board().plans()).isEqualTo(plans.sold());

        assertThat(stripe.calls()).isPositive();
        silence.release();
    }

    @Test
    void aStripeThatRefusesLeavesTheListPrices() {
        stripe.failWith(Faults.since(1, Faults.Kind.BEFORE_EFFECT));

        assertThat(board().plans()).isEqualTo(plans.sold());
    }

    private PriceBoard board() {
        StripeProperties properties = new StripeProperties(
                StripeProperties.Provider.STRIPE, new StripeProperties.Stripe(stripe.baseUrl(), "sk_test_1", "", true));
        return new PriceBoard(properties, new StripeGateway(properties, http, reading), plans);
    }
}
