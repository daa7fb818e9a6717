package org.leadnest.copydesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.leadnest.copydesk.words.Resources;

/** Claims of labelled sentences against ten of the real-shaped listings: an untrue one is found, a true one is left alone. */
class LabelledClaimsTests {
    private static final Map<String, Facts> LISTINGS = Listings.fixtures().stream()
            .collect(Collectors.toMap(listing -> listing.name().replace(".json", ""), Listings.Listing::facts));

    private record Labelled(Facts facts, boolean untrue, String sentence) {
        static Labelled of(String line) {
            String[] parts = line.split("\\s*\\|\\s*");
            Facts facts = LISTINGS.get(parts[0]);
            assertThat(facts).as(parts[0]).isNotNull();
            return new Labelled(facts, parts[1].equals("untrue"), parts[2]);
        }

        boolean isFound() {
            return Copydesk.inspect(sentence, facts, CheckOptions.of(Outlet.MLS)).stream()
                    .anyMatch(finding -> finding.rule().startsWith("claim."));
        }
    }

    private static List<Labelled> labelled(String set, boolean untrue) {
        return Resources.lines("claims-" + set + ".en.txt").stream()
                .map(Labelled::of)
                .filter(line -> line.untrue() == untrue)
                .toList();
    }

    @Test
    void findsWhatNoFactCarries() {
        assertThat(labelled("labelled", true)).hasSize(60);
        assertThat(labelled("labelled", true).stream()
                        .filter(line -> !line.isFound())
                        .map(Labelled::sentence))
                .isEmpty();
    }

    @Test
    void leavesWhatTheFactsCarryAlone() {
        assertThat(labelled("labelled", false)).hasSize(60);
        assertThat(labelled("labelled", false).stream()
                        .filter(Labelled::isFound)
                        .map(Labelled::sentence))
                .isEmpty();
    }

    /** Nobody tuned on the second set: half of what is untrue in it was found when it was counted. */
    @Test
    void leavesTrueSentencesAloneThatNobodyTunedOn() {
        assertThat(labelled("second", false)).hasSize(30);
        assertThat(labelled("second", false).stream().filter(Labelled::isFound).map(Labelled::sentence))
                .isEmpty();
        assertThat(labelled("second", true).stream().filter(Labelled::isFound)).hasSizeGreaterThanOrEqualTo(15);
    }
}
