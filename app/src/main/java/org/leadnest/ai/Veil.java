package org.leadnest.ai;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts {@code {{NAME}}} and the like in the place of words that stay here, and puts the words back into the answer. What
 * {@link Redaction} knows is left out for good, or, in a text that has to come back whole, hidden the same way. Not
 * thread-safe.
 */
final class Veil {
    private static final Pattern TOKEN = Pattern.compile("\\{\\{([A-Z]{1,12})}}");
    private static final int LEAST = 2;

    private final Map<String, String> words = new LinkedHashMap<>();

    Veil(Map<String, String> hidden) {
        hidden.entrySet().stream()
                .filter(entry -> entry.getValue().strip().length() >= LEAST)
                .sorted(Comparator.comparingInt((Entry<String, String> entry) ->
                                entry.getValue().length())
                        .reversed()
                        .thenComparing(Entry::getKey))
                .forEach(entry -> words.put(entry.getKey(), entry.getValue().strip()));
    }

    /** For good: contacts are left out, names and addresses hidden. */
    String over(String text) {
        return Redaction.of(named(text));
    }

    /** So that everything can come back: contacts are hidden as well. */
    String whole(String text) {
        String left = named(text);
        for (Pattern pattern : Redaction.PERSONAL) {
            left = pattern.matcher(left).replaceAll(found -> Matcher.quoteReplacement(token(added(found.group()))));
        }
        return left;
    }

    private String named(String text) {
        // braces that somebody wrote are no tokens of ours
        String left = text.replace("{{", "{ {");
        for (Entry<String, String> hidden : words.entrySet()) {
            left = Pattern.compile(
                            "(?iu)(?<![\\p{L}\\p{N}{])" + Pattern.quote(hidden.getValue()) + "(?![\\p{L}\\p{N}])")
                    .matcher(left)
                    .replaceAll(Matcher.quoteReplacement(token(hidden.getKey())));
        }
        return left;
    }

    private String added(String word) {
        String name = "HIDDEN" + (char) ('A' + words.size() % 26) + (char) ('A' + words.size() / 26);
        words.put(name, word);
        return name;
    }

    private static String token(String name) {
        return "{{" + name + "}}";
    }

    /** The tokens of a text, each as often as it stands there. */
    static List<String> tokens(String text) {
        return TOKEN.matcher(text)
                .results()
                .map(found -> found.group(1))
                .sorted()
                .toList();
    }

    static String without(String text) {
        return TOKEN.matcher(text).replaceAll(" ");
    }

    boolean knows(String answer) {
        return words.keySet().containsAll(tokens(answer)) && !without(answer).contains("{{");
    }

    String lifted(String answer) {
        return TOKEN.matcher(answer)
                .replaceAll(found -> Matcher.quoteReplacement(words.getOrDefault(found.group(1), "")));
    }
}
