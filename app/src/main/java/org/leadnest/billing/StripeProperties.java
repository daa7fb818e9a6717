package org.leadnest.billing;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How payments are made: {@code leadnest.payments.*}.
 *
 * @param provider {@code none} or {@code stripe}
 */
@ConfigurationProperties("leadnest.payments")
record StripeProperties(
        @DefaultValue("none") Provider provider,
        @DefaultValue Stripe stripe) {
    enum Provider {
        NONE,
        STRIPE
    }

    /**
     * @param webhookSecret of the endpoint; two or more with commas between them while one is rotated out
     * @param tax whether Stripe Tax computes taxes at the checkout
     */
    record Stripe(
            @DefaultValue("https://api.stripe.com") String baseUrl,
            @Nullable String secretKey,
            @DefaultValue("") String webhookSecret,
            @DefaultValue("true") boolean tax) {
        List<String> webhookSecrets() {
            return Arrays.stream(webhookSecret.split(","))
                    .map(String::strip)
                    .filter(secret -> !secret.isEmpty())
                    .toList();
        }
    }

    boolean configured() {
        return provider == Provider.STRIPE;
    }
}
