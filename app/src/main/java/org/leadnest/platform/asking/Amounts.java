package org.leadnest.platform.asking;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Amounts of money between two.
 *
 * @param least null without a lower end
 * @param most null without an upper end
 * @param open whether the ends themselves are out, as in "under 500,000"
 */
public record Amounts(@Nullable BigDecimal least, @Nullable BigDecimal most, boolean open) {
    public boolean has(BigDecimal amount) {
        int edge = open ? 1 : 0;
        return (least == null || amount.compareTo(least) >= edge) && (most == null || most.compareTo(amount) >= edge);
    }
}
