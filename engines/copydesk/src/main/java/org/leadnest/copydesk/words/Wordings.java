package org.leadnest.copydesk.words;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Other ways to name the same thing, of the same number and gender: "granite counters", "granite countertops", "counters
 * of granite". One text keeps to one of them; another seed takes another.
 */
public final class Wordings {
    private static final Map<String, List<String>> BY_PHRASE = read();

    private Wordings() {}

    private static Map<String, List<String>> read() {
        Map<String, List<String>> wordings = new HashMap<>();
        for (String line : Resources.lines("lexicon/wordings.txt")) {
            List<String> same = List.of(line.split("\\s*\\|\\s*"));
            wordings.put(same.getFirst(), same);
        }
        return wordings;
    }

    /** At least the phrase itself. */
    public static List<String> of(NounPhrase phrase) {
        return BY_PHRASE.getOrDefault(phrase.bare(), List.of(phrase.bare()));
    }
}
