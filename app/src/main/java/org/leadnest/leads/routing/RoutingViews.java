package org.leadnest.leads.routing;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadnest.leads.Phrases;
import org.leadnest.leads.routing.RoutingRule.Candidate;

/** Says rules and log lines in words. */
final class RoutingViews {
    private RoutingViews() {}

    static RoutingPage.Line line(RoutingRule rule) {
        List<String> gone = rule.agents().stream()
                .filter(agent -> !agent.member())
                .map(Candidate::name)
                .toList();
        boolean empty = rule.action() != RoutingRule.Action.POND
                && gone.size() == rule.agents().size();
        String warning = gone.isEmpty() && !empty
                ? null
                : (rule.team() != null
                                ? nobodyOf(rule.team())
                                : gone.isEmpty() ? "It names no agent" : String.join(", ", gone) + " left the account")
                        + (empty ? ": leads fall through to the next rule." : ": the others take their turns.");
        return new RoutingPage.Line(rule.id().toString(), rule.name(), rule.enabled(), when(rule), what(rule), warning);
    }

    private static String nobodyOf(RoutingRule.OfTeam team) {
        return team.name() == null ? "Its team is gone" : "Nobody is in Team " + team.name();
    }

    private static String when(RoutingRule rule) {
        List<String> parts = new ArrayList<>();
        add(parts, "from ", rule.sources());
        add(parts, "in ", rule.areas());
        add(parts, "in language ", rule.languages());
        if (rule.priceFrom() != null) {
            parts.add("from $" + rule.priceFrom().stripTrailingZeros().toPlainString());
        }
        if (rule.priceTo() != null) {
            parts.add("up to $" + rule.priceTo().stripTrailingZeros().toPlainString());
        }
        String hours = hours(rule.days(), rule.timeFrom(), rule.timeTo());
        if (!hours.isEmpty()) {
            parts.add(hours);
        }
        return parts.isEmpty() ? "Every lead" : "Leads " + String.join(", ", parts);
    }

    private static void add(List<String> parts, String before, List<String> words) {
        if (!words.isEmpty()) {
            parts.add(before + String.join(" or ", words));
        }
    }

    private static String what(RoutingRule rule) {
        String names = rule.agents().stream()
                .map(agent -> rule.action() == RoutingRule.Action.ROUND_ROBIN
                        ? agent.name() + " (" + agent.weight() + ")"
                        : agent.name())
                .collect(Collectors.joining(", "));
        if (rule.team() != null) {
            names = "Team "
                    + (rule.team().name() == null ? "(gone)" : rule.team().name())
                    + (names.isEmpty() ? "" : ": " + names);
        }
        String what = switch (rule.action()) {
            case AGENT -> "to " + names;
            case ROUND_ROBIN -> "in turn to " + names;
            case FIRST_TO_CLAIM ->
                "offered to " + names + ", first to claim within " + rule.claimMinutes() + " minutes";
            case POND -> "into the pond";
        };
        return rule.answerMinutes() == null
                ? what
                : what + "; after " + rule.answerMinutes() + " minutes without an answer: "
                        + rule.escalation().label().toLowerCase(Locale.ROOT);
    }

    static String hours(Set<DayOfWeek> days, @Nullable LocalTime from, @Nullable LocalTime to) {
        String when = days.stream()
                .sorted()
                .map(day -> day.getDisplayName(TextStyle.SHORT, Locale.US))
                .collect(Collectors.joining(", "));
        String time = from == null ? "" : from + " to " + to;
        return (when + " " + time).strip();
    }

    static RoutingPage.Told told(RoutingStore.Logged line, ZoneId zone) {
        String tone = switch (line.outcome()) {
            case "ASSIGNED", "CLAIMED" -> "good";
            case "OFFERED" -> "info";
            case "ESCALATED" -> "warn";
            default -> "plain";
        };
        return new RoutingPage.Told(
                "/app/leads/" + line.lead(),
                line.leadName().isBlank() ? "A lead without a name" : line.leadName(),
                Phrases.moment(line.at(), zone),
                line.summary(),
                tone,
                line.steps(),
                line.fellThrough());
    }

    static RoutingPage.Agent agent(Candidate agent, Shift shift, LocalDateTime now) {
        String hours = hours(shift.days(), shift.from(), shift.to());
        return new RoutingPage.Agent(
                agent.user().toString(),
                agent.name(),
                hours.isEmpty() ? "Always" : hours,
                agent.member() ? shift.refusal(now).orElse("") : "left the account",
                !agent.member());
    }

    static Map<Integer, String> dayNames() {
        Map<Integer, String> names = new LinkedHashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            names.put(day.getValue(), day.getDisplayName(TextStyle.FULL, Locale.US));
        }
        return names;
    }

    static Map<String, String> actions() {
        Map<String, String> names = new LinkedHashMap<>();
        for (RoutingRule.Action action : RoutingRule.Action.values()) {
            names.put(action.name(), action.label());
        }
        return names;
    }

    static Map<String, String> escalations() {
        Map<String, String> names = new LinkedHashMap<>();
        for (RoutingRule.Escalation one : RoutingRule.Escalation.values()) {
            names.put(one.name(), one.label());
        }
        return names;
    }
}
