package org.leadnest.leads.routing;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Member;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.leads.routing.RoutingRule.Candidate;
import org.leadnest.leads.routing.RoutingRule.Escalation;

/** A rule as its form writes it. Weights come as {@code weight-<user>}; days as {@code day-1} to {@code day-7}. */
final class RuleForm {
    private static final int MAX_NAME = 100;
    private static final int MAX_MINUTES = 10_080;
    private static final int MAX_WEIGHT = 100;

    private final Map<String, String> given;
    private final FieldErrors errors = new FieldErrors();

    RuleForm(Map<String, String> given) {
        this.given = given;
    }

    FieldErrors errors() {
        return errors;
    }

    /** The rule, when there are no errors. */
    RoutingRule read(UUID id, List<Member> members, Map<String, String> teams) {
        String name = text("name");
        errors.expect(!name.isEmpty() && name.length() <= MAX_NAME, "name", "expected a name of up to 100 characters");
        RoutingRule.Action action = choice(RoutingRule.Action.class, "action", RoutingRule.Action.AGENT);
        List<Candidate> agents = agents(members);
        RoutingRule.OfTeam team = team(teams);
        errors.expect(
                action == RoutingRule.Action.POND || team != null || !agents.isEmpty(),
                "agents",
                "expected at least one agent with a weight of 1 or more, or a team");
        LocalTime from = time("timeFrom");
        LocalTime to = time("timeTo");
        errors.expect((from == null) == (to == null), "timeTo", "expected both times, or neither");
        BigDecimal low = price("priceFrom");
        BigDecimal high = price("priceTo");
        errors.expect(
                low == null || high == null || low.compareTo(high) <= 0,
                "priceTo",
                "expected no less than the price from");
        Integer claim = minutes("claimMinutes");
        return new RoutingRule(
                id,
                name,
                !given.containsKey("form") || given.containsKey("enabled"),
                words("sources"),
                words("areas"),
                languages(),
                low,
                high,
                days(given),
                from,
                to,
                action,
                claim == null ? 15 : claim,
                minutes("answerMinutes"),
                choice(Escalation.class, "escalation", Escalation.OWNERS),
                action == RoutingRule.Action.POND ? null : team,
                agents);
    }

    private RoutingRule.@Nullable OfTeam team(Map<String, String> teams) {
        String written = text("team");
        errors.expect(written.isEmpty() || teams.containsKey(written), "team", "expected one of the list");
        return teams.containsKey(written) ? new RoutingRule.OfTeam(UUID.fromString(written), teams.get(written)) : null;
    }

    /** What the form shows of a rule that is there. */
    static Map<String, String> shown(RoutingRule rule) {
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("name", rule.name());
        shown.put("sources", String.join(", ", rule.sources()));
        shown.put("areas", String.join(", ", rule.areas()));
        shown.put("languages", String.join(", ", rule.languages()));
        shown.put("priceFrom", plain(rule.priceFrom()));
        shown.put("priceTo", plain(rule.priceTo()));
        shown.put("timeFrom", rule.timeFrom() == null ? "" : rule.timeFrom().toString());
        shown.put("timeTo", rule.timeTo() == null ? "" : rule.timeTo().toString());
        shown.put("action", rule.action().name());
        shown.put("team", rule.team() == null ? "" : rule.team().id().toString());
        shown.put("claimMinutes", String.valueOf(rule.claimMinutes()));
        shown.put(
                "answerMinutes",
                rule.answerMinutes() == null ? "" : rule.answerMinutes().toString());
        shown.put("escalation", rule.escalation().name());
        rule.days().forEach(day -> shown.put("day-" + day.getValue(), "true"));
        rule.agents().forEach(agent -> shown.put("weight-" + agent.user(), String.valueOf(agent.weight())));
        if (rule.enabled()) {
            shown.put("enabled", "true");
        }
        return shown;
    }

    static Set<DayOfWeek> days(Map<String, String> given) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> given.containsKey("day-" + day.getValue()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<Candidate> agents(List<Member> members) {
        List<Candidate> agents = new ArrayList<>();
        for (Member member : members) {
            String written = text("weight-" + member.user());
            boolean number = written.isEmpty() || written.matches("[0-9]{1,3}");
            int weight = number && !written.isEmpty() ? Integer.parseInt(written) : 0;
            errors.expect(number && weight <= MAX_WEIGHT, "agents", "expected weights from 0 to 100");
            if (weight > 0) {
                agents.add(new Candidate(member.user().value(), member.name(), weight, 0, true));
            }
        }
        return agents;
    }

    private List<String> words(String field) {
        List<String> words = Arrays.stream(text(field).toLowerCase(Locale.ROOT).split("[,\\n]"))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
        errors.expect(words.size() <= 200, field, "expected at most 200");
        return words;
    }

    private List<String> languages() {
        List<String> languages = words("languages");
        errors.expect(
                languages.stream().allMatch(one -> one.matches("[a-z]{2}")),
                "languages",
                "expected codes of two letters such as en, es");
        return languages;
    }

    private @Nullable LocalTime time(String field) {
        String written = text(field);
        try {
            return written.isEmpty() ? null : LocalTime.parse(written);
        } catch (DateTimeParseException other) {
            errors.add(field, "expected a time such as 09:00");
            return null;
        }
    }

    private @Nullable BigDecimal price(String field) {
        String written = text(field).replaceAll("[$,\\s]", "");
        boolean number = written.matches("[0-9]{0,12}(\\.[0-9]{1,2})?");
        errors.expect(number, field, "expected US dollars such as 500000");
        return number && !written.isEmpty() ? new BigDecimal(written) : null;
    }

    private @Nullable Integer minutes(String field) {
        String written = text(field);
        boolean number = written.isEmpty() || written.matches("[0-9]{1,5}");
        Integer minutes = number && !written.isEmpty() ? Integer.valueOf(written) : null;
        errors.expect(
                number && (minutes == null || (minutes >= 1 && minutes <= MAX_MINUTES)),
                field,
                "expected 1 to 10,080 minutes");
        return minutes;
    }

    private <E extends Enum<E>> E choice(Class<E> type, String field, E otherwise) {
        String written = text(field);
        Optional<E> choice = Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equals(written))
                .findFirst();
        errors.expect(written.isEmpty() || choice.isPresent(), field, "expected one of the choices");
        return choice.orElse(otherwise);
    }

    private String text(String field) {
        return given.getOrDefault(field, "").strip();
    }

    private static String plain(@Nullable BigDecimal price) {
        return price == null ? "" : price.stripTrailingZeros().toPlainString();
    }
}
