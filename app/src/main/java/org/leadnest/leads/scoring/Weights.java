package org.leadnest.leads.scoring;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What each signal is worth at most; together at most 100.
 *
 * @param priceFrom the prices that the account sells at; without both ends nothing fits a budget
 */
public record Weights(
        int recency,
        int inquiries,
        int replies,
        int views,
        int budget,
        @Nullable BigDecimal priceFrom,
        @Nullable BigDecimal priceTo) {
    static final int WHOLE = 100;
    /** A start, not a measurement: who was heard of lately and asks comes first. */
    static final Weights USUAL = new Weights(30, 25, 20, 15, 10, null, null);
}
