package org.leadnest.messaging.settings;

import java.time.DayOfWeek;
import java.util.Map;
import java.util.Set;
import org.leadnest.messaging.gate.OwnRule;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.ForeignIds;
import org.springframework.stereotype.Component;

/** Harbor Realty's own rule of sending for the walk as a rival. */
@Component
class RuleRows implements ForeignIds {
    private final SendingRules rules;

    RuleRows(SendingRules rules) {
        this.rules = rules;
    }

    @Override
    public Map<String, String> make(Cast.Players players) {
        OwnRule.Wanted sundays =
                new OwnRule.Wanted(null, "US-NY", new OwnRule.Hours(Set.of(DayOfWeek.SUNDAY), null, null));
        SendingRules.Wish wish = new SendingRules.Wish(sundays, "", null, null);
        return switch (players.atHarbor(() -> rules.set(wish, players.grace().user()))) {
            case SendingRules.Outcome.Done done ->
                Map.of(
                        "/app/settings/sending/rules/",
                        done.rule().id().toString(),
                        "/api/v1/sending-rules/",
                        done.rule().id().toString());
            default -> throw new IllegalStateException("expected a rule that stands");
        };
    }
}
