package org.leadnest.leads.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Tries rules in order. Pure: who is next in a round is worked out here and kept by the caller. */
final class Deciding {
    private final Occasion occasion;
    private final Map<UUID, Shift> shifts;
    private final List<String> steps = new ArrayList<>();
    private boolean fellThrough;

    private Deciding(Occasion occasion, Map<UUID, Shift> shifts) {
        this.occasion = occasion;
        this.shifts = shifts;
    }

    /** @param shifts of the agents that have one */
    static Decision decide(List<RoutingRule> rules, Occasion occasion, Map<UUID, Shift> shifts) {
        Deciding deciding = new Deciding(occasion, shifts);
        for (RoutingRule rule : rules) {
            Optional<Decision> decision = deciding.ask(rule);
            if (decision.isPresent()) {
                return decision.get();
            }
        }
        deciding.steps.add(rules.isEmpty() ? "There are no rules yet." : "No rule took it.");
        return new Decision.Pond(null, List.copyOf(deciding.steps), deciding.fellThrough);
    }

    /** The first rule whose conditions let the occasion through. */
    static Optional<RoutingRule> fitting(List<RoutingRule> rules, Occasion occasion) {
        return rules.stream()
                .filter(rule -> Conditions.refusal(rule, occasion).isEmpty())
                .findFirst();
    }

    private Optional<Decision> ask(RoutingRule rule) {
        Optional<String> refusal = Conditions.refusal(rule, occasion);
        if (refusal.isPresent()) {
            steps.add("“" + rule.name() + "” " + refusal.get() + ".");
            return Optional.empty();
        }
        if (rule.action() == RoutingRule.Action.POND) {
            steps.add("“" + rule.name() + "” puts it into the pond.");
            return Optional.of(new Decision.Pond(rule, List.copyOf(steps), fellThrough));
        }
        List<RoutingRule.Candidate> able = able(rule);
        if (able.isEmpty()) {
            fellThrough = true;
            steps.add("“" + rule.name() + "” fell through: "
                    + (rule.agents().isEmpty() ? nobody(rule) : "nobody can take it."));
            return Optional.empty();
        }
        if (rule.action() == RoutingRule.Action.FIRST_TO_CLAIM) {
            steps.add("“" + rule.name() + "” offers it to " + names(able) + ".");
            return Optional.of(new Decision.Offer(rule, able, List.copyOf(steps), fellThrough));
        }
        RoutingRule.Candidate agent = rule.action() == RoutingRule.Action.AGENT
                ? able.getFirst()
                : Turns.next(able).chosen();
        steps.add("“" + rule.name() + "” gives it to " + agent.name()
                + (rule.action() == RoutingRule.Action.AGENT ? "." : ", whose turn it is."));
        return Optional.of(new Decision.Give(rule, agent, List.copyOf(steps), fellThrough));
    }

    private static String nobody(RoutingRule rule) {
        return rule.team() == null
                ? "it names no agent."
                : rule.team().name() == null
                        ? "its team is gone."
                        : "nobody is in Team " + rule.team().name() + ".";
    }

    /** Those of the rule who can take a lead now; the steps learn why the others cannot. */
    List<RoutingRule.Candidate> able(RoutingRule rule) {
        List<RoutingRule.Candidate> able = new ArrayList<>();
        for (RoutingRule.Candidate agent : rule.agents()) {
            Optional<String> refusal = agent.member()
                    ? shifts.getOrDefault(agent.user(), Shift.ALWAYS).refusal(occasion.at())
                    : Optional.of("is no longer in this account");
            if (refusal.isEmpty()) {
                able.add(agent);
            } else {
                steps.add("“" + rule.name() + "”: " + agent.name() + " " + refusal.get() + ".");
            }
        }
        return able;
    }

    /** The rule's agents that could take over from {@code from} now. */
    static List<RoutingRule.Candidate> others(RoutingRule rule, UUID from, Occasion occasion, Map<UUID, Shift> shifts) {
        return new Deciding(occasion, shifts)
                .able(rule).stream().filter(agent -> !agent.user().equals(from)).toList();
    }

    private static String names(List<RoutingRule.Candidate> agents) {
        return String.join(
                ", ", agents.stream().map(RoutingRule.Candidate::name).toList());
    }
}
