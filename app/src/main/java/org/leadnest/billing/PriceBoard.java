package org.leadnest.billing;

import com.stripe.exception.StripeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What plans and packs cost: Stripe's prices when it is configured, asked for every ten minutes at most, else the list
 * prices of the installation. A price that Stripe lacks, or a Stripe that does not answer, leaves the list price.
 */
@Component
public class PriceBoard {
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final Duration AFTER_TROUBLE = Duration.ofMinutes(1);

    private final StripeProperties properties;
    private final StripeGateway gateway;
    private final Plans plans;
    private volatile Known known = new Known(Map.of(), Instant.EPOCH);

    PriceBoard(StripeProperties properties, StripeGateway gateway, Plans plans) {
        this.properties = properties;
        this.gateway = gateway;
        this.plans = plans;
    }

    private record Known(Map<String, StripeGateway.StripePrice> prices, Instant until) {}

    /** The plans that are sold, the smallest first. */
    public List<Plan> plans() {
        Map<String, StripeGateway.StripePrice> asked = fromStripe();
        return plans.sold().stream().map(plan -> priced(plan, asked)).toList();
    }

    public List<CreditPack> packs() {
        Map<String, StripeGateway.StripePrice> asked = fromStripe();
        return plans.packs().stream()
                .map(pack -> {
                    StripeGateway.StripePrice price = asked.get(pack.lookupKey());
                    return price == null
                            ? pack
                            : new CreditPack(
                                    pack.lookupKey(), pack.name(), pack.allowance(), pack.credits(), price.amount());
                })
                .toList();
    }

    private static Plan priced(Plan plan, Map<String, StripeGateway.StripePrice> asked) {
        Map<Cycle, Plan.Price> prices = new EnumMap<>(Cycle.class);
        plan.prices().forEach((cycle, listed) -> {
            StripeGateway.StripePrice price = asked.get(listed.lookupKey());
            prices.put(cycle, price == null ? listed : new Plan.Price(listed.lookupKey(), price.amount()));
        });
        return plan.withPrices(prices);
    }

    private Map<String, StripeGateway.StripePrice> fromStripe() {
        if (!properties.configured()) {
            return Map.of();
        }
        Known now = known;
        if (Instant.now().isAfter(now.until)) {
            now = asked(now);
            known = now;
        }
        return now.prices;
    }

    private Known asked(Known before) {
        List<String> keys = new ArrayList<>();
        plans.sold().forEach(plan -> plan.prices().values().forEach(price -> keys.add(price.lookupKey())));
        plans.packs().forEach(pack -> keys.add(pack.lookupKey()));
        try {
            return new Known(gateway.prices(keys), Instant.now().plus(KEPT));
        } catch (StripeException unreachable) {
            return new Known(before.prices, Instant.now().plus(AFTER_TROUBLE));
        }
    }

    /** Whether what is shown is Stripe's, and can be bought. */
    public boolean sells() {
        return properties.configured();
    }
}
