package org.leadnest.copydesk.facts;

import java.util.Locale;
import java.util.Set;
import org.leadnest.copydesk.words.Resources;

/** Repairs shouting and missing capitals in names of places, and shouting in features. */
final class Casing {
    private static final Set<String> STAYS_UPPER = Set.of(
            "N", "S", "E", "W", "NE", "NW", "SE", "SW", "HOA", "HVAC", "LED", "ADU", "RV", "TV", "EV", "USB", "BBQ",
            "AC", "A/C", "VRBO", "II", "III", "IV", "USA", "MUD", "US", "CR", "FM", "HWY", "PO");

    private Casing() {}

    /** A place: "AUSTIN" and "austin" become "Austin", "123 MAIN ST" becomes "123 Main St"; mixed case stays. */
    static String place(String said, String field) {
        if (field.equals("StateOrProvince")) {
            return state(said);
        }
        boolean allUpper = said.equals(said.toUpperCase(Locale.ROOT));
        boolean allLower = said.equals(said.toLowerCase(Locale.ROOT));
        if (!allUpper && !allLower || said.length() < 3) {
            return said;
        }
        StringBuilder out = new StringBuilder();
        for (String word : said.split(" ")) {
            out.append(out.isEmpty() ? "" : " ").append(isCode(word, said) ? word : capital(word));
        }
        return out.toString();
    }

    private static boolean isCode(String word, String whole) {
        boolean stateCode = word.length() == 2 && whole.contains(", " + word);
        return STAYS_UPPER.contains(word) || stateCode && word.equals(word.toUpperCase(Locale.ROOT));
    }

    private static String capital(String word) {
        StringBuilder out = new StringBuilder(word.toLowerCase(Locale.ROOT));
        for (int i = 0; i < out.length(); i++) {
            if (i == 0 || out.charAt(i - 1) == '-' || out.charAt(i - 1) == '\'' && i == 2) {
                out.setCharAt(i, Character.toUpperCase(out.charAt(i)));
            }
        }
        return out.toString();
    }

    /** The two-letter code when the state is known, else the words as given. */
    private static String state(String said) {
        for (String line : Resources.lines("states.txt")) {
            String[] parts = line.split("\\|");
            if (parts[0].equalsIgnoreCase(said) || parts[1].equalsIgnoreCase(said)) {
                return parts[0];
            }
        }
        return said;
    }

    /** Words of a feature: more than one shouted word is lowered, abbreviations stay. */
    static String words(String said) {
        if (said.length() < 5 || !said.equals(said.toUpperCase(Locale.ROOT))) {
            return said;
        }
        StringBuilder out = new StringBuilder();
        for (String word : said.split(" ")) {
            out.append(out.isEmpty() ? "" : " ").append(STAYS_UPPER.contains(word) ? word : capital(word));
        }
        return out.toString();
    }
}
