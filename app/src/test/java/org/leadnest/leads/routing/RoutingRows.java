package org.leadnest.leads.routing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.leadnest.kernel.Ids;
import org.leadnest.leads.Leads;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.ForeignIds;
import org.springframework.stereotype.Component;

/** Harbor Realty's rules and sources for the walk as a rival. */
@Component
class RoutingRows implements ForeignIds {
    private final RoutingRules rules;
    private final Leads leads;

    RoutingRows(RoutingRules rules, Leads leads) {
        this.rules = rules;
        this.leads = leads;
    }

    @Override
    public Map<String, String> make(Cast.Players players) {
        return players.atHarbor(() -> {
            RoutingRule rule = new RoutingRule(
                    Ids.next(),
                    "Harbor's",
                    true,
                    List.of(),
                    List.of(),
                    List.of(),
                    null,
                    null,
                    Set.of(),
                    null,
                    null,
                    RoutingRule.Action.POND,
                    15,
                    null,
                    RoutingRule.Escalation.OWNERS,
                    null,
                    List.of());
            rules.put(rule);
            return Map.of(
                    "/app/settings/routing/", rule.id().toString(),
                    "/app/settings/ownership/", leads.source("Harbor's").toString());
        });
    }
}
