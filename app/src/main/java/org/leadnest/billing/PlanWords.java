package org.leadnest.billing;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/** What a plan holds, as the pages say it. */
public final class PlanWords {
    private PlanWords() {}

    /** One line for each allowance, in a fixed order. */
    public static List<String> holds(Plan plan) {
        return Arrays.stream(Allowance.values())
                .map(allowance -> line(allowance, plan.limit(allowance)))
                .toList();
    }

    /** {@code 300 photos a month}, {@code Any number of seats}. */
    private static String line(Allowance allowance, OptionalLong limit) {
        String period = allowance.monthly() ? " a month" : "";
        return switch (allowance) {
            case SEATS ->
                limit.isEmpty()
                        ? "Any number of seats"
                        : limit.getAsLong() == 1 ? "1 seat" : "Up to %,d seats".formatted(limit.getAsLong());
            case MESSAGES, PHOTOS, TEXTS, LISTINGS ->
                limit.isEmpty()
                        ? "Any number of " + allowance.noun()
                        : "%,d %s%s".formatted(limit.getAsLong(), allowance.noun(), period);
        };
    }

    /** As a cell of the comparison. */
    public static String cell(Allowance allowance, Plan plan) {
        OptionalLong limit = plan.limit(allowance);
        return limit.isEmpty() ? "any number" : "%,d".formatted(limit.getAsLong());
    }
}
