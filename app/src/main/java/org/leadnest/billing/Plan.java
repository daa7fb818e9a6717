package org.leadnest.billing;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.leadnest.kernel.Money;

/**
 * A plan as it is sold, or given.
 *
 * @param limits the amount of each allowance; one that is not in it is without limit
 * @param prices of one seat for one cycle
 */
public record Plan(
        String key,
        String name,
        String tagline,
        int position,
        boolean sold,
        Map<Allowance, Long> limits,
        Map<Cycle, Price> prices) {

    /** @param lookupKey by which Stripe knows the price */
    public record Price(String lookupKey, Money amount) {}

    public Plan {
        limits = Map.copyOf(limits);
        prices = Map.copyOf(prices);
    }

    /** The most of it; empty is without limit. */
    public OptionalLong limit(Allowance allowance) {
        Long limit = limits.get(allowance);
        return limit == null ? OptionalLong.empty() : OptionalLong.of(limit);
    }

    public Optional<Price> price(Cycle cycle) {
        return Optional.ofNullable(prices.get(cycle));
    }

    Plan withPrices(Map<Cycle, Price> others) {
        return new Plan(key, name, tagline, position, sold, limits, others);
    }
}
