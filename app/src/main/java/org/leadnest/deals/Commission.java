package org.leadnest.deals;

import java.math.BigDecimal;
import org.leadnest.kernel.Money;

/** What the brokerage earns when the deal closes. */
public sealed interface Commission {
    /** Gross commission income of a deal of this value, exact to the cent (half-even). */
    Money of(Money value);

    /** @param percent of the value, 0 to 100, at most four decimals */
    record Percent(BigDecimal percent) implements Commission {
        @Override
        public Money of(Money value) {
            return value.percent(percent);
        }
    }

    record Flat(Money amount) implements Commission {
        @Override
        public Money of(Money value) {
            return amount;
        }
    }
}
