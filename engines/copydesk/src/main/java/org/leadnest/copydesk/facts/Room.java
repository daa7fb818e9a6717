package org.leadnest.copydesk.facts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One room with its dimensions.
 *
 * @param type as given, for instance "Primary Bedroom"
 * @param length feet, null when unknown
 * @param width feet, null when unknown
 * @param level as given, for instance "Main", empty when unknown
 */
public record Room(
        String type, @Nullable BigDecimal length, @Nullable BigDecimal width, String level) {
    @Override
    public String toString() {
        String size = length == null || width == null
                ? ""
                : " " + length.stripTrailingZeros().toPlainString() + "x"
                        + width.stripTrailingZeros().toPlainString();
        return type + size + (level.isEmpty() ? "" : ", " + level);
    }
}
