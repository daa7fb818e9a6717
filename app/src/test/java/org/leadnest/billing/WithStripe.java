package org.leadnest.billing;

import org.leadnest.testkit.StripePeer;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives a test the local Stripe peer as its payment provider; one peer for all of them, as one context. */
public final class WithStripe implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    static final StripePeer PEER = new StripePeer();
    /** The secret that is rotated out still counts. */
    static final String OLD_SECRET = "whsec_test_old";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(
                        "leadnest.payments.provider=stripe",
                        "leadnest.payments.stripe.base-url=" + PEER.baseUrl(),
                        "leadnest.payments.stripe.secret-key=sk_test_1",
                        "leadnest.payments.stripe.webhook-secret=" + StripePeer.SECRET + ", " + OLD_SECRET)
                .applyTo(context);
    }
}
