package org.leadnest.copydesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.languagetool.JLanguageTool;
import org.languagetool.Languages;
import org.languagetool.rules.ITSIssueType;
import org.languagetool.rules.RuleMatch;

/** What a grammar checker that knows nothing of us finds in what the writer says, outlet by outlet, of real-shaped listings and generated ones. */
class GrammarTests {
    private static final int GENERATED = 40;
    /** Names of places and people are no errors, and what is a matter of taste is none of grammar. */
    private static final Set<ITSIssueType> NO_GRAMMAR =
            Set.of(ITSIssueType.Misspelling, ITSIssueType.Style, ITSIssueType.LocaleViolation, ITSIssueType.Register);
    /** Correct phrases that LanguageTool 6.6 takes for errors; each was looked up. */
    private static final List<String> FALSE_ALARMS = List.of(
            "has one bath",
            "stands a cabin",
            "stands a farm",
            "pregunte",
            "El estilo es colonial",
            "La vivienda está equipada con",
            "Completan el lugar vistas");

    /** Takes any day without a year for one of the machine's year, and counts that a day short (Saturday, December 5, 2026). */
    private static final String WEEKDAYS = "_DATE_WEEKDAY_CURRENTYEAR";

    @Test
    void englishTextsHaveNoErrorOfGrammar() throws IOException {
        assertThat(found(Language.EN, "en-US")).isEmpty();
    }

    @Test
    void spanishTextsHaveNoErrorOfGrammar() throws IOException {
        assertThat(found(Language.ES, "es")).isEmpty();
    }

    @Test
    void anErrorIsFoundWhereThereIsOne() throws IOException {
        assertThat(errors(
                        reader("en-US"), "The home have two bedroom. It don't has a garage, but residents shares it."))
                .isNotEmpty();
        assertThat(errors(reader("es"), "Los cocina tienen un mesa y dos ventana."))
                .isNotEmpty();
    }

    private static List<String> found(Language language, String code) throws IOException {
        JLanguageTool tool = reader(code);
        List<String> found = new ArrayList<>();
        int turn = 0;
        List<Listings.Listing> listings = new ArrayList<>(Listings.fixtures());
        listings.addAll(Listings.generated(GENERATED));
        Set<String> read = new HashSet<>();
        for (Listings.Listing listing : listings) {
            for (Outlet outlet : WriterFigures.PROSE) {
                Tone tone = Tone.values()[turn++ % Tone.values().length];
                Brief brief = Brief.of(outlet).with(language).with(tone).withSeed(turn);
                // line by line: a heading is no beginning of the sentence below it
                for (String line :
                        Copydesk.describe(listing.facts(), brief).text().split("\\n+")) {
                    if (read.add(line)) {
                        found.addAll(errors(tool, line));
                    }
                }
            }
        }
        return found;
    }

    /** Without its dictionary of spellings, which knows no names and takes most of the time. */
    private static JLanguageTool reader(String code) {
        JLanguageTool tool = new JLanguageTool(Languages.getLanguageForShortCode(code));
        tool.getAllActiveRules().stream()
                .filter(rule ->
                        rule.isDictionaryBasedSpellingRule() || rule.getId().endsWith(WEEKDAYS))
                .forEach(rule -> tool.disableRule(rule.getId()));
        return tool;
    }

    private static List<String> errors(JLanguageTool tool, String text) throws IOException {
        return tool.check(text).stream()
                .filter(match -> !NO_GRAMMAR.contains(match.getRule().getLocQualityIssueType()))
                .filter(match -> !known(text, match))
                .map(match -> match.getRule().getId() + ": " + near(text, match) + " (" + match.getMessage() + ")")
                .toList();
    }

    private static boolean known(String text, RuleMatch match) {
        return FALSE_ALARMS.stream().anyMatch(alarm -> {
            int at = text.indexOf(alarm, Math.max(0, match.getFromPos() - alarm.length()));
            return at >= 0 && at < match.getToPos() && at + alarm.length() > match.getFromPos();
        });
    }

    private static String near(String text, RuleMatch match) {
        return text.substring(Math.max(0, match.getFromPos() - 40), Math.min(text.length(), match.getToPos() + 20));
    }
}
