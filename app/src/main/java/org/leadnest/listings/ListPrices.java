package org.leadnest.listings;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a listing was offered for before, by its history since it first left Incomplete: while it is entered, a price is a
 * draft.
 *
 * @param previous RESO {@code PreviousListPrice}: the one before the present; null when it never changed
 * @param original RESO {@code OriginalListPrice}: the first; null without any price
 */
public record ListPrices(
        @Nullable BigDecimal previous, @Nullable BigDecimal original) {
    static final String PREVIOUS = "PreviousListPrice";
    static final String ORIGINAL = "OriginalListPrice";

    static ListPrices of(@Nullable BigDecimal previous, @Nullable BigDecimal original) {
        return new ListPrices(plain(previous), plain(original));
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal price) {
        if (price == null) {
            return null;
        }
        BigDecimal stripped = price.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Puts those that are known under their RESO names. */
    void into(Map<String, ? super BigDecimal> answer) {
        if (previous != null) {
            answer.put(PREVIOUS, previous);
        }
        if (original != null) {
            answer.put(ORIGINAL, original);
        }
    }
}
