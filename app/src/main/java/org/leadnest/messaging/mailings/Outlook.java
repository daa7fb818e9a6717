package org.leadnest.messaging.mailings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.leadnest.messaging.Forecast;

/**
 * What would become of a mailing if it were sent now, as the send gate sees it.
 *
 * @param people how many it is for
 * @param now how many messages would go at once
 * @param unreachable people without an address for the channel
 * @param gone ids that are no leads of the account
 * @param broken people for whom the text cannot be filled in
 * @param held messages that would wait, by rule
 * @param refused messages that would never go, by rule
 */
public record Outlook(
        int people, int now, int unreachable, int gone, int broken, List<ByRule> held, List<ByRule> refused) {

    /** @param words of one of them */
    public record ByRule(String rule, String words, int messages) {}

    static Outlook of(Written written, List<Forecast> forecasts) {
        Map<String, List<Forecast.Reason>> held = new LinkedHashMap<>();
        Map<String, List<Forecast.Reason>> refused = new LinkedHashMap<>();
        int now = 0;
        for (Forecast forecast : forecasts) {
            switch (forecast) {
                case Forecast.Goes(var at, var why) when why == null -> now++;
                case Forecast.Goes(var at, var why) -> add(held, why);
                case Forecast.Waits(var why) -> add(held, why);
                case Forecast.Refused(var why) -> add(refused, why);
            }
        }
        return new Outlook(
                written.people(),
                now,
                written.unreachable(),
                written.gone(),
                written.broken(),
                byRule(held),
                byRule(refused));
    }

    private static void add(Map<String, List<Forecast.Reason>> by, Forecast.Reason why) {
        by.computeIfAbsent(why.rule(), rule -> new ArrayList<>()).add(why);
    }

    private static List<ByRule> byRule(Map<String, List<Forecast.Reason>> by) {
        return by.entrySet().stream()
                .map(one -> new ByRule(
                        one.getKey(),
                        one.getValue().getFirst().words(),
                        one.getValue().size()))
                .toList();
    }

    /** How many messages would be made. */
    public int messages() {
        return now + sum(held) + sum(refused);
    }

    public int waiting() {
        return sum(held);
    }

    public int never() {
        return sum(refused);
    }

    private static int sum(List<ByRule> rules) {
        return rules.stream().mapToInt(ByRule::messages).sum();
    }
}
