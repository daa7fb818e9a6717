package org.leadnest.copydesk.words;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.leadnest.copydesk.Language;
import org.leadnest.copydesk.words.NounPhrase.Count;

/** Guesses article and number of an English feature that the lexicon does not know: "wine room with tasting bar". */
public final class FreePhrase {
    private static final Pattern BREAK = Pattern.compile(
            "(?i)\\s+(?:with|of|in|on|for|to|from|at|by|near|under|above|and|off|over|behind|throughout|between|plus)\\s+.*|\\s*[(/,].*");
    private static final Set<String> MASS_NOUNS = Set.of(
            "storage",
            "lighting",
            "landscaping",
            "parking",
            "flooring",
            "hardwood",
            "tile",
            "carpet",
            "marble",
            "granite",
            "quartz",
            "brick",
            "stone",
            "shiplap",
            "wainscoting",
            "molding",
            "moulding",
            "cabinetry",
            "tilework",
            "woodwork",
            "millwork",
            "paneling",
            "siding",
            "fencing",
            "access",
            "space",
            "heat",
            "heating",
            "cooling",
            "insulation",
            "wiring",
            "plumbing",
            "shelving",
            "seating",
            "light",
            "water",
            "gas",
            "electricity",
            "internet",
            "air",
            "acreage",
            "frontage",
            "land",
            "furniture",
            "equipment",
            "hardware",
            "glass",
            "wood",
            "paint",
            "privacy",
            "shade",
            "timber",
            "power",
            "trim",
            "concrete",
            "irrigation",
            "drainage",
            "laundry");
    private static final Set<String> SINGULAR_IN_S =
            Set.of("glass", "gas", "canvas", "bus", "access", "cypress", "address", "business");
    private static final Set<String> EMPTY_WORDS = Set.of(
            "stunning",
            "gorgeous",
            "beautiful",
            "amazing",
            "breathtaking",
            "spectacular",
            "fantastic",
            "wonderful",
            "incredible",
            "fabulous",
            "lovely",
            "charming",
            "luxurious",
            "awesome",
            "great",
            "unbelievable",
            "perfect",
            "dream",
            "best",
            "magnificent",
            "exquisite",
            "impressive",
            "elegant",
            "cozy",
            "nice",
            "super",
            "a",
            "an",
            "the",
            "very");

    private static final Pattern LETTER_OF_A_FORM =
            Pattern.compile("(?i)[a-z]-(?:shaped?|frame|framed|line|beams?|turn|joists?)[,;.]?");
    /** Each part begins with a capital and goes on in small letters: "Garden", "Walk-In". */
    private static final Pattern TITLE = Pattern.compile("\\P{L}*\\p{Lu}\\p{Ll}+(?:[-/']\\p{L}\\p{Ll}*)*\\P{L}*");

    private static final Set<String> NAMES = Set.of(
            "Viking",
            "Wolf",
            "Bosch",
            "Miele",
            "Thermador",
            "Sub-Zero",
            "Kohler",
            "Corian",
            "Pella",
            "Andersen",
            "Marvin",
            "Tesla",
            "Nest",
            "Ring",
            "Sonos",
            "Italian",
            "French",
            "Dutch",
            "Spanish",
            "Mexican",
            "Carrara",
            "Calacatta",
            "Texas",
            "Vermont",
            "Brazilian",
            "American",
            "Jack",
            "Jill",
            "Murphy",
            "Saltillo",
            "Energy",
            "Star",
            "Craftsman",
            "Shaker",
            "Victorian",
            "Art",
            "Deco");

    private FreePhrase() {}

    /** The phrase with praise removed; empty text when nothing is left. */
    public static NounPhrase english(String said) {
        StringBuilder kept = new StringBuilder();
        for (String word : said.strip().split("\\s+", -1)) {
            boolean praise = EMPTY_WORDS.contains(word.toLowerCase(Locale.ROOT).replace(",", ""));
            if (kept.isEmpty() && praise) {
                continue;
            }
            kept.append(kept.isEmpty() ? "" : " ").append(cased(word));
        }
        String bare = kept.toString().replaceAll("[.;:,!]+$", "");
        return new NounPhrase(bare, count(bare), false, Language.EN);
    }

    /**
     * A capital stays where it belongs to a name: that of a word that is not common ("Japanese garden", "Hunter Douglas
     * blinds"). A letter that says a form is a capital: "U-shaped", "A-frame".
     */
    private static String cased(String word) {
        if (LETTER_OF_A_FORM.matcher(word).matches()) {
            return Character.toUpperCase(word.charAt(0)) + word.substring(1).toLowerCase(Locale.ROOT);
        }
        if (!TITLE.matcher(word).matches() || NAMES.contains(word)) {
            return word;
        }
        return CommonWords.has(word) ? word.toLowerCase(Locale.ROOT) : word;
    }

    private static Count count(String bare) {
        String head = BREAK.matcher(bare).replaceFirst("");
        String last = Tokens.fold(head.substring(head.lastIndexOf(' ') + 1).replaceAll("[^\\p{L}]", ""));
        if (head.matches("(?i)(two|three|four|five|six|seven|eight|nine|ten|[2-9]|\\d\\d+)\\s.*")) {
            return Count.MANY;
        }
        if (MASS_NOUNS.contains(last)) {
            return Count.MASS;
        }
        if (last.endsWith("s") && !last.endsWith("ss") && !SINGULAR_IN_S.contains(last)) {
            return Count.MANY;
        }
        return Count.ONE;
    }
}
