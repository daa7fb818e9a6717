package org.leadnest.billing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where an account stands with its plan. What follows from it is {@link Entitlements}' to say. */
public sealed interface Standing {
    /** @param daysLeft full days and the begun one: 14 on the first day, 1 on the last */
    record OnTrial(Instant end, long daysLeft) implements Standing {}

    record TrialEnded(Instant end) implements Standing {}

    /** The operator gave the plan. */
    record Granted(String plan, @Nullable Instant until) implements Standing {}

    record Subscribed(Subscription subscription) implements Standing {}

    /**
     * A payment failed, at {@code since}.
     *
     * @param aiStops 7 days later
     * @param sendingStops 14 days later
     */
    record Owing(Subscription subscription, Instant since, Instant aiStops, Instant sendingStops) implements Standing {}

    record Over(Subscription subscription) implements Standing {}
}
