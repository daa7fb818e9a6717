package org.leadnest.copydesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
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

        boolean isFound(Language language) {
            CheckOptions options = CheckOptions.of(Outlet.MLS).with(language);
            return Copydesk.inspect(sentence, facts, options).stream()
                    .anyMatch(finding -> finding.rule().startsWith("claim."));
        }
    }

    private static List<Labelled> labelled(String set, boolean untrue) {
        return labelled(set, untrue, Language.EN);
    }

    private static List<Labelled> labelled(String set, boolean untrue, Language language) {
        return Resources.lines("claims-" + set + "." + language.code() + ".txt").stream()
                .map(Labelled::of)
                .filter(line -> line.untrue() == untrue)
                .toList();
    }

    @Test
    void findsWhatNoFactCarries() {
        assertThat(labelled("labelled", true)).hasSize(60);
        assertThat(labelled("labelled", true).stream()
                        .filter(line -> !line.isFound(Language.EN))
                        .map(Labelled::sentence))
                .isEmpty();
    }

    @Test
    void leavesWhatTheFactsCarryAlone() {
        assertThat(labelled("labelled", false)).hasSize(60);
        assertThat(labelled("labelled", false).stream()
                        .filter(line -> line.isFound(Language.EN))
                        .map(Labelled::sentence))
                .isEmpty();
    }

    /** Half of what is untrue in the second set was found when it was counted; it was tuned on since, in general. */
    @Test
    void leavesTrueSentencesOfTheSecondSetAlone() {
        assertThat(labelled("second", false)).hasSize(30);
        assertThat(labelled("second", false).stream()
                        .filter(line -> line.isFound(Language.EN))
                        .map(Labelled::sentence))
                .isEmpty();
        assertThat(labelled("second", true).stream().filter(line -> line.isFound(Language.EN)))
                .hasSizeGreaterThanOrEqualTo(24);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void readsNumbersInWordsErasAndThingsByTheirNames(Language language) {
        assertThat(labelled("third", true, language).stream()
                        .filter(line -> !line.isFound(language))
                        .map(Labelled::sentence))
                .isEmpty();
        assertThat(labelled("third", false, language).stream()
                        .filter(line -> line.isFound(language))
                        .map(Labelled::sentence))
                .isEmpty();
    }

    /** Nobody tuned on these: seven in ten of what is untrue were found when they were counted, and nothing that is true. */
    @ParameterizedTest
    @CsvSource({"EN, 26", "ES, 19"})
    void holdsOnClaimsThatNobodyTunedOn(Language language, int leastFound) {
        assertThat(labelled("untuned", true, language).stream().filter(line -> line.isFound(language)))
                .hasSizeGreaterThanOrEqualTo(leastFound);
        assertThat(labelled("untuned", false, language).stream()
                        .filter(line -> line.isFound(language))
                        .map(Labelled::sentence))
                .isEmpty();
    }
}
