package org.leadnest.leads.routing;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One rule of an account, in the order in which they are tried. An empty condition lets everything through.
 *
 * @param sources names, in lower case
 * @param areas cities in lower case, states as two letters, beginnings of ZIP codes
 * @param languages ISO 639-1
 * @param timeFrom with {@code timeTo} in the account's zone; a span that ends before it begins goes over midnight
 * @param claimMinutes how long an offer stands before the lead goes into the pond
 * @param team whose members at that moment are the agents; null for agents by name
 * @param answerMinutes after which an unanswered lead is escalated; null for never
 */
record RoutingRule(
        UUID id,
        String name,
        boolean enabled,
        List<String> sources,
        List<String> areas,
        List<String> languages,
        @Nullable BigDecimal priceFrom,
        @Nullable BigDecimal priceTo,
        Set<DayOfWeek> days,
        @Nullable LocalTime timeFrom,
        @Nullable LocalTime timeTo,
        Action action,
        int claimMinutes,
        @Nullable Integer answerMinutes,
        Escalation escalation,
        @Nullable OfTeam team,
        List<Candidate> agents) {

    enum Action {
        AGENT("Give it to an agent"),
        ROUND_ROBIN("Take turns, by weight"),
        FIRST_TO_CLAIM("Offer it: first to claim"),
        POND("Put it into the pond");

        private final String label;

        Action(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** What happens when nobody answers in time. */
    enum Escalation {
        NEXT("Give it to the next agent of the rule"),
        POND("Put it into the pond"),
        OWNERS("Tell the owners and admins");

        private final String label;

        Escalation(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** @param name null when the team is gone */
    record OfTeam(UUID id, @Nullable String name) {}

    /**
     * An agent of a rule.
     *
     * @param member whether still in the account
     */
    record Candidate(UUID user, String name, int weight, int credit, boolean member) {}
}
