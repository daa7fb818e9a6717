package org.leadnest.billing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.Money;

/**
 * An invoice as Stripe last told it.
 *
 * @param status draft, open, paid, uncollectible or void
 * @param attempts how often a payment was tried
 * @param currency three letters, lower case; amounts are in hundredths of it
 */
public record Invoice(
        String id,
        @Nullable String subscription,
        @Nullable String number,
        String status,
        Money total,
        Money paid,
        Money refunded,
        String currency,
        Instant createdAt,
        int attempts,
        @Nullable Instant nextAttemptAt,
        @Nullable String pageUrl,
        @Nullable String pdfUrl) {

    boolean failed() {
        return status.equals("open") && attempts > 0;
    }

    boolean settled() {
        return status.equals("paid");
    }
}
