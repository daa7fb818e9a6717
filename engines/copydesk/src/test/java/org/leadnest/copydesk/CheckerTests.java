package org.leadnest.copydesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.leadnest.copydesk.words.Resources;

/** The checker on texts from outside. */
class CheckerTests {
    private static final Facts HOME = Facts.of(Map.of(
            "City",
            "Austin",
            "StateOrProvince",
            "TX",
            "BedroomsTotal",
            3,
            "BathroomsFull",
            2,
            "LivingArea",
            1850,
            "YearBuilt",
            1987,
            "ListPrice",
            450000,
            "InteriorFeatures",
            "Granite Counters, Pantry"));

    private static List<Finding> mls(String text) {
        return Copydesk.check(text, HOME, CheckOptions.of(Outlet.MLS));
    }

    @Test
    void blocksWhatNobodyMayPublishAndLeavesCleanTextAlone() {
        List<String> missed = new ArrayList<>();
        List<String> falseAlarms = new ArrayList<>();
        int blocking = 0;
        int clean = 0;
        for (String line : Resources.lines("fair-housing-labelled.txt")) {
            String[] cells = line.split("\\|", 2);
            boolean found =
                    Copydesk.check(cells[1].strip(), Facts.of(Map.of()), CheckOptions.of(Outlet.WEBSITE)).stream()
                            .anyMatch(finding -> finding.rule().startsWith("fair-housing.")
                                    && (finding.blocks() || cells[0].strip().equals("clean")));
            if (cells[0].strip().equals("block")) {
                blocking++;
                if (!found) {
                    missed.add(cells[1]);
                }
            } else {
                clean++;
                if (found) {
                    falseAlarms.add(cells[1]);
                }
            }
        }
        assertThat(missed.size()).as("missed: " + missed).isLessThanOrEqualTo(blocking * 2 / 100);
        assertThat(falseAlarms.size()).as("false alarms: " + falseAlarms).isLessThanOrEqualTo(clean * 5 / 100);
    }

    @Test
    void findsAChangedCountAndGivesTheRightOne() {
        String text = "This home has four bedrooms and 2 baths.";
        Finding finding = mls(text).getFirst();
        assertThat(finding.rule()).isEqualTo("claim.contradiction");
        assertThat(Copydesk.fix(text, finding)).isEqualTo("This home has three bedrooms and 2 baths.");
    }

    @Test
    void findsAnInventedPool() {
        String text = "The kitchen has granite counters, a pantry and a pool.";
        List<Finding> findings = mls(text);
        assertThat(findings).extracting(Finding::rule).containsExactly("claim.unsupported");
        assertThat(Copydesk.fix(text, findings.getFirst())).isEqualTo("The kitchen has granite counters, a pantry.");
    }

    @Test
    void keepsContactsAccessAndPayOutOfRemarks() {
        assertThat(mls("Call 512-555-0100.")).anyMatch(Finding::blocks);
        assertThat(mls("Gate code 1234.")).anyMatch(Finding::blocks);
        assertThat(mls("3% commission to buyer agent.")).anyMatch(Finding::blocks);
        assertThat(mls("See www.example.com for more.")).anyMatch(Finding::blocks);
        assertThat(mls("A vacant lot lies behind it.")).noneMatch(Finding::blocks);
    }

    @Test
    void keepsTheRulesOfAnMlsAndNothingElse() {
        List<String> wrong = Resources.lines("mls-labelled.txt").stream()
                .filter(line -> {
                    boolean stopped = mls(line.split("\\|", 2)[1].strip()).stream()
                            .anyMatch(finding ->
                                    finding.blocks() && finding.rule().matches("(?:mls|note)\\..*"));
                    return stopped != line.startsWith("block");
                })
                .toList();
        assertThat(wrong).isEmpty();
    }

    @Test
    void acceptsWhatTheFactsSay() {
        assertThat(mls("Built in 1987, this Austin home has 3 bedrooms, two baths and 1,850 square feet for $450,000."))
                .isEmpty();
    }
}
