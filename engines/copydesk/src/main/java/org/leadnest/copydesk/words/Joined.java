package org.leadnest.copydesk.words;

import java.util.List;
import java.util.Locale;
import org.leadnest.copydesk.Language;

/** Lists in words: "a, b and c"; in Spanish with "e" before an i sound. */
public final class Joined {
    private Joined() {}

    public static String of(List<String> parts, Language language) {
        if (parts.size() < 2) {
            return parts.isEmpty() ? "" : parts.getFirst();
        }
        String last = parts.getLast();
        String first = String.join(", ", parts.subList(0, parts.size() - 1));
        String and = language == Language.ES ? spanishAnd(last) : "and";
        boolean comma =
                language == Language.EN && parts.size() > 2 && parts.stream().anyMatch(part -> part.contains(" and "));
        return first + (comma ? ", " : " ") + and + " " + last;
    }

    private static String spanishAnd(String next) {
        String lower = Tokens.fold(next).toLowerCase(Locale.ROOT);
        boolean soundsI = lower.startsWith("i") || lower.startsWith("hi") && !lower.startsWith("hie");
        return soundsI ? "e" : "y";
    }
}
