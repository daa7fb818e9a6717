package org.leadnest.copydesk.words;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which English words are no names: those of the lexicon and of {@code lexicon/common-words.txt}, and those that an ending
 * gives away ("tasting", "reclaimed"). A word that the lexicon writes with a capital is a name.
 */
public final class CommonWords {
    private static final Pattern ENDINGS =
            Pattern.compile("\\p{L}{3,}(?:ing|ings|ed|tion|tions|ment|ments|ness|ity|able|ible|less|ful|ally|age)");
    private static final Pattern APART = Pattern.compile("[^\\p{L}]+");
    private static final Set<String> ALL = read();

    private CommonWords() {}

    /** @param word in any letter case; of parts with hyphens all have to be common */
    public static boolean has(String word) {
        String[] parts = APART.split(word.toLowerCase(Locale.ROOT), -1);
        for (String part : parts) {
            if (!part.isEmpty() && !isCommon(part)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isCommon(String part) {
        return ALL.contains(part)
                || (part.endsWith("s") && ALL.contains(part.substring(0, part.length() - 1)))
                || ENDINGS.matcher(part).matches();
    }

    private static Set<String> read() {
        Set<String> common = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (String file : List.of("inside", "outside", "systems")) {
            for (String line : Resources.lines("lexicon/" + file + ".txt")) {
                String[] cells = line.split("\\|", -1);
                String english = cells.length > 2 ? cells[2].strip().replaceFirst("^[cpm] ", "") : "";
                common.addAll(List.of(APART.split(cells[0], -1)));
                for (String word : APART.split(english, -1)) {
                    (word.matches("\\p{Lu}\\p{Ll}+") ? names : common).add(word.toLowerCase(Locale.ROOT));
                }
            }
        }
        Resources.lines("lexicon/common-words.txt").forEach(line -> common.addAll(List.of(line.split(" ", -1))));
        common.removeAll(names);
        common.remove("");
        return Set.copyOf(common);
    }
}
