package org.leadnest.leads.routing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Smooth weighted round robin (as nginx does it): each turn everybody gains their weight, the richest is chosen and pays
 * the sum of all weights. Over as many turns as the weights add up to, each is chosen exactly as often as their weight, and
 * never in a row when it can be helped. Those who cannot take a lead neither gain nor pay.
 */
final class Turns {
    private Turns() {}

    /** Who is next, and what everybody has then. */
    record Turn(RoutingRule.Candidate chosen, Map<UUID, Integer> credits) {}

    static Turn next(List<RoutingRule.Candidate> able) {
        Map<UUID, Integer> credits = new HashMap<>();
        int total = 0;
        List<RoutingRule.Candidate> ordered = new ArrayList<>(able);
        RoutingRule.Candidate best = ordered.getFirst();
        for (RoutingRule.Candidate one : ordered) {
            total += one.weight();
            credits.put(one.user(), one.credit() + one.weight());
            if (credits.getOrDefault(one.user(), 0) > credits.getOrDefault(best.user(), 0)) {
                best = one;
            }
        }
        credits.merge(best.user(), -total, Integer::sum);
        return new Turn(best, credits);
    }
}
