package org.leadnest.billing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.Money;

/**
 * A subscription as Stripe last told it.
 *
 * @param price of one seat for one cycle
 * @param cancelAt when it will end by the customer's wish
 * @param nextPlan the smaller plan that begins at {@code nextAt}
 */
public record Subscription(
        String id,
        SubscriptionStatus status,
        String plan,
        Cycle cycle,
        int seats,
        Money price,
        Instant createdAt,
        @Nullable Instant periodEnd,
        @Nullable Instant trialEnd,
        @Nullable Instant cancelAt,
        @Nullable Instant endedAt,
        @Nullable String nextPlan,
        @Nullable Instant nextAt,
        @Nullable String scheduleId) {}
