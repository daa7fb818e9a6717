package org.leadnest.copydesk.facts;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadnest.copydesk.Fact;
import org.leadnest.copydesk.SetAside;
import org.leadnest.copydesk.Severity;

/** Facts that contradict each other: the more detailed one stays, the other is set aside and reported. */
final class Consistency {
    private static final BigDecimal SQUARE_FEET_PER_ACRE = BigDecimal.valueOf(43_560);
    private static final double TOLERANCE = 0.03;

    private Consistency() {}

    static void apply(List<Fact> facts, List<SetAside> aside) {
        baths(facts, aside);
        lot(facts, aside);
        forbid("BathroomsTotalDecimal", "BathroomsFull", facts);
        forbid("StoriesTotal", "Stories", facts);
        forbid("BuildingAreaTotal", "LivingArea", facts);
    }

    private static void forbid(String name, String better, List<Fact> facts) {
        if (find(better, facts) != null) {
            facts.removeIf(fact -> fact.name().equals(name));
        }
    }

    private static void baths(List<Fact> facts, List<SetAside> aside) {
        Fact total = find("BathroomsTotalInteger", facts);
        Fact full = find("BathroomsFull", facts);
        if (total == null || full == null) {
            return;
        }
        BigDecimal sum = full.number();
        for (String part : List.of("BathroomsHalf", "BathroomsThreeQuarter")) {
            Fact more = find(part, facts);
            sum = more == null ? sum : sum.add(more.number());
        }
        if (sum.compareTo(total.number()) != 0) {
            facts.remove(total);
            aside.add(new SetAside(
                    total.name(),
                    total.said(),
                    "facts.conflict",
                    Severity.WARN,
                    "the full and half baths make " + sum.toPlainString()));
        }
    }

    private static void lot(List<Fact> facts, List<SetAside> aside) {
        Fact acres = find("LotSizeAcres", facts);
        Fact feet = find("LotSizeSquareFeet", facts);
        if (acres == null || feet == null) {
            return;
        }
        double ratio = acres.number().multiply(SQUARE_FEET_PER_ACRE).doubleValue()
                / feet.number().doubleValue();
        if (Math.abs(ratio - 1) > TOLERANCE + 217.8 / feet.number().doubleValue()) {
            facts.remove(feet);
            aside.add(new SetAside(
                    feet.name(),
                    feet.said(),
                    "facts.conflict",
                    Severity.WARN,
                    "does not agree with " + acres.evidence()));
        }
    }

    private static @Nullable Fact find(String name, List<Fact> facts) {
        for (Fact fact : facts) {
            if (fact.name().equals(name)) {
                return fact;
            }
        }
        return null;
    }
}
