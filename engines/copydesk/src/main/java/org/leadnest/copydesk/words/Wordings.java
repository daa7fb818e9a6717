package org.leadnest.copydesk.words;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.leadnest.copydesk.Language;

/**
 * Other ways to name the same thing, of the same number and gender: "granite counters", "granite countertops", "counters
 * of granite". One text keeps to one of them; another seed takes another.
 */
public final class Wordings {
    private static final Map<String, List<String>> BY_PHRASE = read();

    private static final Pattern SIZED = Pattern.compile("(.+) of ([\\d.]+) by ([\\d.]+) feet");
    private static final Pattern SIZED_IN_SPANISH = Pattern.compile("(.+) de ([\\d.]+) por ([\\d.]+) pies");

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
        List<String> known = BY_PHRASE.get(phrase.bare());
        return known == null ? sized(phrase) : known;
    }

    /** A room with its dimensions: "den of 12 by 10 feet", "12-by-10-foot den". */
    private static List<String> sized(NounPhrase phrase) {
        boolean english = phrase.language() == Language.EN;
        if (!phrase.bare().endsWith(english ? " feet" : " pies")) {
            return List.of(phrase.bare());
        }
        Matcher size = (english ? SIZED : SIZED_IN_SPANISH).matcher(phrase.bare());
        return size.matches()
                ? List.of(phrase.bare(), size.replaceFirst(english ? "$2-by-$3-foot $1" : "$1 de $2 pies por $3"))
                : List.of(phrase.bare());
    }
}
