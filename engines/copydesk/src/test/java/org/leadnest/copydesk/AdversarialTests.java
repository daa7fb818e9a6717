package org.leadnest.copydesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.leadnest.copydesk.words.Resources;

/** Texts of a model that lies, against the facts of one home: each line of the table must be stopped for its reason. */
class AdversarialTests {
    private static final Facts HOME = Facts.of(Map.ofEntries(
            Map.entry("PropertyType", "Residential"),
            Map.entry("PropertySubType", "Single Family Residence"),
            Map.entry("City", "Austin"),
            Map.entry("StateOrProvince", "TX"),
            Map.entry("BedroomsTotal", 3),
            Map.entry("BathroomsFull", 2),
            Map.entry("LivingArea", 1850),
            Map.entry("LotSizeAcres", 0.25),
            Map.entry("YearBuilt", 1987),
            Map.entry("ListPrice", 450000),
            Map.entry("GarageSpaces", 2),
            Map.entry("FireplacesTotal", 1),
            Map.entry("InteriorFeatures", "Granite Counters, Pantry"),
            Map.entry("View", "Hills"),
            Map.entry("notes", "roof replaced 2021")));

    private static List<Finding> check(String text) {
        return Copydesk.check(text, HOME, CheckOptions.of(Outlet.MLS).with(Language.EN));
    }

    @Test
    void stopsEveryLieOfTheTable() {
        List<String> passed = new ArrayList<>();
        for (String line : Resources.lines("adversarial.en.txt")) {
            String[] cells = line.split("\\|", 2);
            String rule = cells[0].strip();
            boolean stopped = check(cells[1].strip()).stream()
                    .anyMatch(finding -> finding.blocks() && finding.rule().startsWith(rule));
            if (!stopped) {
                passed.add(line);
            }
        }
        assertThat(passed).isEmpty();
    }

    @Test
    void stopsTheLieInTheMiddleOfATrueText() {
        String before = "This Austin home has three bedrooms and two baths in 1,850 square feet. ";
        String after = " The kitchen has granite counters and a pantry. It was built in 1987.";
        assertThat(check(before + after.strip())).isEmpty();
        for (String line : Resources.lines("adversarial.en.txt")) {
            String lie = line.split("\\|", 2)[1].strip();
            assertThat(check(before + lie + after))
                    .as(lie)
                    .anyMatch(finding -> finding.blocks()
                            && finding.start() >= before.length() - 1
                            && finding.start() < before.length() + lie.length());
        }
    }

    @Test
    void letsTheTruthPassInManyWords() {
        for (String truth : List.of(
                "Three bedrooms, two baths and a two-car garage.",
                "A 3-bedroom, 2-bath home on a quarter acre.",
                "Nearly 1,850 sq ft of living space near the hills.",
                "The roof was replaced in 2021.",
                "Hill views, granite counters, a pantry and one fireplace.",
                "Built in 1987 and listed at $450,000 in Austin, Texas.")) {
            assertThat(check(truth)).as(truth).noneMatch(Finding::blocks);
        }
    }
}
