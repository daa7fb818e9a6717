package org.leadnest.billing;

import com.stripe.exception.StripeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Component;

/**
 * What plans and packs cost: Stripe's prices when it is configured, asked for beside the requests every ten minutes at
 * most, else the list prices of the installation. A price that Stripe lacks, or a Stripe that does not answer, leaves what
 * was known before; what is charged is always Stripe's price, which its checkout shows.
 */
@Component
public class PriceBoard {
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final Duration AFTER_TROUBLE = Duration.ofMinutes(1);

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final StripeProperties properties;
    private final StripeGateway gateway;
    private final Plans plans;
    private volatile Known known = new Known(Map.of(), Instant.EPOCH);
    private final AtomicBoolean asking = new AtomicBoolean();
    private final CountDownLatch first = new CountDownLatch(1);

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
        if (Instant.now().isAfter(known.until) && asking.compareAndSet(false, true)) {
            Thread.ofVirtual().name("stripe-prices").start(this::ask);
        }
        awaitTheFirst();
        return known.prices;
    }

    /** A page waits for Stripe only while nothing was ever heard from it, and then not long. */
    private void awaitTheFirst() {
        try {
            boolean heard = first.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (!heard) {
                first.countDown();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask() {
        List<String> keys = new ArrayList<>();
        plans.sold().forEach(plan -> plan.prices().values().forEach(price -> keys.add(price.lookupKey())));
        plans.packs().forEach(pack -> keys.add(pack.lookupKey()));
        try {
            known = new Known(gateway.prices(keys), Instant.now().plus(KEPT));
        } catch (StripeException unreachable) {
            known = new Known(known.prices, Instant.now().plus(AFTER_TROUBLE));
        } finally {
            asking.set(false);
            first.countDown();
        }
    }

    /** Whether what is shown is Stripe's, and can be bought. */
    public boolean sells() {
        return properties.configured();
    }
}
