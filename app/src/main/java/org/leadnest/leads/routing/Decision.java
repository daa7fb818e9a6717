package org.leadnest.leads.routing;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the rules make of an occasion. {@code steps} says, rule by rule, why it came to that. */
sealed interface Decision {
    List<String> steps();

    /** Whether a rule that wanted the lead could not have it, because its agents are gone or away. */
    boolean fellThrough();

    record Give(RoutingRule rule, RoutingRule.Candidate agent, List<String> steps, boolean fellThrough)
            implements Decision {}

    record Offer(RoutingRule rule, List<RoutingRule.Candidate> agents, List<String> steps, boolean fellThrough)
            implements Decision {}

    /** @param rule null when no rule took it */
    record Pond(@Nullable RoutingRule rule, List<String> steps, boolean fellThrough) implements Decision {
        @Nullable
        UUID ruleId() {
            return rule == null ? null : rule.id();
        }
    }
}
