package org.leadnest.billing;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leadnest.kernel.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The plans and packs, as data of the installation: {@code billing.plans}, {@code plan_limits}, {@code prices}. */
@Component
public class Plans {
    static final String TRIAL = "trial";

    private final JdbcClient jdbc;
    private volatile List<Plan> known = List.of();

    Plans(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of them, the smallest first. Read once: they change with a migration only. */
    public List<Plan> all() {
        if (known.isEmpty()) {
            known = read();
        }
        return known;
    }

    public List<Plan> sold() {
        return all().stream().filter(Plan::sold).toList();
    }

    public Plan named(String key) {
        return find(key).orElseThrow(() -> new IllegalArgumentException("expected the key of a plan, not " + key));
    }

    public Optional<Plan> find(String key) {
        return all().stream().filter(plan -> plan.key().equals(key)).findFirst();
    }

    /** The plan and cycle that a price of Stripe's stands for. */
    Optional<Sold> byLookupKey(String lookupKey) {
        return all().stream()
                .flatMap(plan -> plan.prices().entrySet().stream()
                        .filter(price -> price.getValue().lookupKey().equals(lookupKey))
                        .map(price -> new Sold(plan, price.getKey())))
                .findFirst();
    }

    record Sold(Plan plan, Cycle cycle) {}

    public List<CreditPack> packs() {
        return jdbc.sql(
                        "select lookup_key, name, allowance, credits, cents from billing.credit_packs order by position")
                .query((row, i) -> new CreditPack(
                        row.getString("lookup_key"),
                        row.getString("name"),
                        Allowance.valueOf(row.getString("allowance")),
                        row.getLong("credits"),
                        new Money(row.getLong("cents"))))
                .list();
    }

    private List<Plan> read() {
        Map<String, Map<Allowance, Long>> limits = new LinkedHashMap<>();
        jdbc.sql("select plan, allowance, amount from billing.plan_limits where amount is not null")
                .query((row, i) -> limits.computeIfAbsent(
                                row.getString("plan"), first -> new EnumMap<>(Allowance.class))
                        .put(Allowance.valueOf(row.getString("allowance")), row.getLong("amount")))
                .list();
        Map<String, Map<Cycle, Plan.Price>> prices = new LinkedHashMap<>();
        jdbc.sql("select lookup_key, plan, cycle, cents from billing.prices")
                .query((row, i) -> prices.computeIfAbsent(row.getString("plan"), first -> new EnumMap<>(Cycle.class))
                        .put(
                                Cycle.valueOf(row.getString("cycle")),
                                new Plan.Price(row.getString("lookup_key"), new Money(row.getLong("cents")))))
                .list();
        return jdbc.sql("select plan, name, tagline, position, sold from billing.plans order by position")
                .query((row, i) -> new Plan(
                        row.getString("plan"),
                        row.getString("name"),
                        row.getString("tagline"),
                        row.getInt("position"),
                        row.getBoolean("sold"),
                        limits.getOrDefault(row.getString("plan"), Map.of()),
                        prices.getOrDefault(row.getString("plan"), Map.of())))
                .list();
    }
}
