package org.leadnest.copydesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadnest.copydesk.words.Resources;

/** The fair-housing rules on labelled sentences: what must be found, and what must be left alone. */
class FairHousingTests {
    private static final Facts NOTHING_KNOWN = Facts.of(Map.of());
    private static final double LEAST_RECALL = 0.98;
    private static final double LEAST_PRECISION = 0.95;

    private static List<Finding> fairHousing(String sentence, Language language) {
        CheckOptions options = CheckOptions.of(Outlet.WEBSITE).with(language);
        return Copydesk.check(sentence, NOTHING_KNOWN, options).stream()
                .filter(finding -> finding.rule().startsWith("fair-housing."))
                .toList();
    }

    private static void holds(String blocking, String clean, Language language) {
        List<String> mustBlock = Resources.lines("fair-housing/" + blocking + "." + language.code() + ".txt");
        List<String> mustPass = Resources.lines("fair-housing/" + clean + "." + language.code() + ".txt");
        List<String> missed = new ArrayList<>(mustBlock);
        missed.removeIf(sentence -> fairHousing(sentence, language).stream().anyMatch(Finding::blocks));
        List<String> falseAlarms = new ArrayList<>(mustPass);
        falseAlarms.removeIf(sentence -> fairHousing(sentence, language).isEmpty());
        int found = mustBlock.size() - missed.size();
        assertThat(found / (double) mustBlock.size())
                .as("recall on " + blocking + ", missed: " + missed)
                .isGreaterThanOrEqualTo(LEAST_RECALL);
        assertThat(found / (double) (found + falseAlarms.size()))
                .as("precision on " + clean + ", false alarms: " + falseAlarms)
                .isGreaterThanOrEqualTo(LEAST_PRECISION);
    }

    @Test
    void blocksWhatSaysWhoMayLiveHere() {
        holds("blocking", "clean", Language.EN);
    }

    @Test
    void holdsOnSentencesThatTheRulesWereNotWrittenFor() {
        holds("blocking-held-out", "clean-held-out", Language.EN);
    }

    @Test
    void holdsOnTheSecondHeldOutSet() {
        holds("blocking-second", "clean-second", Language.EN);
    }

    @Test
    void holdsInSpanish() {
        holds("blocking", "clean", Language.ES);
    }

    @Test
    void holdsOnTheSecondHeldOutSetInSpanish() {
        List<String> wrong = wrong("second", Language.ES);
        long blocking = lines("second", Language.ES).stream()
                .filter(line -> line.startsWith("block"))
                .count();
        assertThat(wrong.stream().filter(line -> line.startsWith("block")).count())
                .as("missed: " + wrong)
                .isLessThanOrEqualTo(blocking * 2 / 100);
        assertThat(wrong.stream().filter(line -> line.startsWith("clean")).count())
                .as("false alarms: " + wrong)
                .isLessThanOrEqualTo(blocking * 5 / 100);
    }

    @Test
    void knowsPeopleByFrameAndByClass() {
        List<String> missed = new ArrayList<>(lines("blocking-people", Language.EN));
        missed.removeIf(sentence -> fairHousing(sentence, Language.EN).stream().anyMatch(Finding::blocks));
        List<String> falseAlarms = new ArrayList<>(lines("clean-people", Language.EN));
        falseAlarms.removeIf(sentence -> fairHousing(sentence, Language.EN).isEmpty());
        assertThat(missed).isEmpty();
        assertThat(falseAlarms).isEmpty();
        assertThat(wrong("people", Language.ES)).isEmpty();
        assertThat(wrong("third", Language.EN)).isEmpty();
        assertThat(wrong("fourth", Language.EN)).isEmpty();
    }

    /** Sentences as advertisements have them. These sets were tuned on after they had been counted. */
    @ParameterizedTest
    @CsvSource({"fifth, EN", "sixth, EN", "seventh, EN", "fifth, ES", "sixth, ES", "ninth, EN", "ninth, ES"})
    void readsWholeSentencesOfAdvertisements(String set, Language language) {
        List<String> wrong = wrong(set, language);
        assertThat(wrong).noneMatch(line -> !line.startsWith("block"));
        assertThat(wrong).hasSizeLessThanOrEqualTo(1);
    }

    /** The eighth set was counted at seven in ten before people were known by what they carry, and tuned on since in general. */
    @Test
    void disturbsNoCleanSentenceOfTheEighthSet() {
        List<String> wrong = wrong("eighth", Language.EN);
        assertThat(wrong).noneMatch(line -> line.startsWith("clean"));
        assertThat(wrong).hasSizeLessThanOrEqualTo(6);
    }

    /**
     * Nobody tuned on these. Of what is said plainly nine in ten were found when they were counted, of what goes about it three in
     * ten, and nothing that is clean.
     */
    @ParameterizedTest
    @CsvSource({"EN, 26", "ES, 7"})
    void holdsOnWhatNobodyTunedOn(Language language, int mostMissed) {
        List<String> wrong = wrong("untuned", language);
        assertThat(wrong).noneMatch(line -> line.startsWith("clean"));
        assertThat(wrong).hasSizeLessThanOrEqualTo(mostMissed);
    }

    @Test
    void leavesTheRemarksOfEveryKindOfPropertyAlone() {
        List<String> remarks = lines("clean-remarks", Language.EN);
        assertThat(remarks).hasSizeGreaterThanOrEqualTo(200);
        assertThat(remarks)
                .allSatisfy(remark ->
                        assertThat(fairHousing(remark, Language.EN)).as(remark).isEmpty());
    }

    @Test
    void lawfulHousingForOlderPersonsIsAWarningThatSaysWhatToVerify() {
        for (String sentence : List.of("A 55+ community.", "A 62 and over community.", "Age-restricted condos.")) {
            assertThat(fairHousing(sentence, Language.EN))
                    .as(sentence)
                    .isNotEmpty()
                    .allMatch(finding -> finding.severity() == Severity.WARN
                            && finding.reason().contains("verify"));
        }
    }

    @Test
    void aWordHiddenByInvisibleCharactersIsStillRead() {
        assertThat(fairHousing("No chil\u200bdren.", Language.EN)).anyMatch(Finding::blocks);
    }

    private static List<String> lines(String name, Language language) {
        return Resources.lines("fair-housing/" + name + "." + language.code() + ".txt");
    }

    /** The lines "block | sentence", "warn | sentence", "found | sentence" and "clean | sentence" of a file that were judged otherwise. */
    private static List<String> wrong(String name, Language language) {
        return lines(name, language).stream()
                .filter(line -> {
                    List<Finding> found = fairHousing(line.split("\\|", 2)[1].strip(), language);
                    boolean stopped = found.stream().anyMatch(Finding::blocks);
                    return switch (line.split("\\s", 2)[0]) {
                        case "block" -> !stopped;
                        case "warn" -> stopped;
                        case "found" -> found.isEmpty();
                        default -> !found.isEmpty();
                    };
                })
                .toList();
    }

    @Test
    void hasEnoughSentencesToMeanSomething() {
        int blocking = 0;
        int clean = 0;
        for (String half : List.of("", "-held-out")) {
            blocking +=
                    Resources.lines("fair-housing/blocking" + half + ".en.txt").size();
            clean += Resources.lines("fair-housing/clean" + half + ".en.txt").size();
        }
        assertThat(blocking).isGreaterThanOrEqualTo(150);
        assertThat(clean).isGreaterThanOrEqualTo(300);
    }

    @Test
    void everyFindingNamesItsReasonAndItsLaw() {
        for (String sentence : Resources.lines("fair-housing/blocking.en.txt")) {
            for (Finding finding : fairHousing(sentence, Language.EN)) {
                assertThat(finding.reason()).isNotBlank();
                assertThat(finding.citation()).isNotBlank();
                assertThat(sentence.substring(finding.start(), finding.end())).isEqualTo(finding.excerpt());
            }
        }
    }
}
