package org.leadnest.billing;

import java.util.Locale;

/**
 * Stripe's eight statuses of a subscription (Stripe API reference, "The Subscription object", status) and what each means
 * here. This is the whole table; nothing else asks for a status by name.
 */
public enum SubscriptionStatus {
    /** The first payment has not gone through yet: as if there were none, the trial decides. */
    INCOMPLETE(Effect.NOT_BEGUN),
    /** It never went through: as if there were none. */
    INCOMPLETE_EXPIRED(Effect.NOT_BEGUN),
    /** Begun, with the first payment at the trial's end: everything of the plan. */
    TRIALING(Effect.WHOLE),
    /** Paid: everything of the plan. */
    ACTIVE(Effect.WHOLE),
    /** A payment failed: everything for 7 days, no AI until day 14, then reading and export only. */
    PAST_DUE(Effect.GRACE),
    /** Stripe gave up on the payment: as past due, the days go on. */
    UNPAID(Effect.GRACE),
    /** Over: reading and export. */
    CANCELED(Effect.OVER),
    /** The trial ended without a way to pay: reading and export. */
    PAUSED(Effect.OVER);

    enum Effect {
        NOT_BEGUN,
        WHOLE,
        GRACE,
        OVER
    }

    private final Effect effect;

    SubscriptionStatus(Effect effect) {
        this.effect = effect;
    }

    Effect effect() {
        return effect;
    }

    /** As Stripe writes it, such as {@code past_due}. */
    static SubscriptionStatus of(String stripe) {
        return valueOf(stripe.toUpperCase(Locale.ROOT));
    }
}
