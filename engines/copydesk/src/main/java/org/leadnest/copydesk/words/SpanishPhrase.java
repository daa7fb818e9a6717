package org.leadnest.copydesk.words;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadnest.copydesk.Language;
import org.leadnest.copydesk.words.NounPhrase.Count;

/**
 * Puts an English feature into Spanish from its parts: head noun, modifiers before it, one "with" phrase. What has a
 * word that is not in the table is refused rather than guessed.
 */
public final class SpanishPhrase {
    private record Noun(String singular, String plural, boolean feminine) {}

    private static final Map<String, Noun> NOUNS = new HashMap<>();
    private static final Map<String, String[]> MODIFIERS = new HashMap<>();

    static {
        for (String line : Resources.lines("lexicon/spanish-parts.txt")) {
            String[] parts = line.split("\\s*\\|\\s*");
            if (parts[0].startsWith("noun ")) {
                NOUNS.put(Lexicon.key(parts[0].substring(5)), new Noun(parts[2], parts[3], parts[1].equals("f")));
            } else {
                MODIFIERS.put(Lexicon.key(parts[0].substring(4)), parts[1].split("/"));
            }
        }
    }

    private SpanishPhrase() {}

    /** The phrase, or null when a word is not known. */
    public static @Nullable NounPhrase of(String english) {
        String[] halves = english.split("\\s+with\\s+(?:an?\\s+)?", 2);
        NounPhrase head = simple(halves[0]);
        if (head == null || halves.length == 1) {
            return head;
        }
        NounPhrase with = simple(halves[1]);
        return with == null
                ? null
                : new NounPhrase(head.bare() + " con " + with.bare(), head.count(), head.feminine(), Language.ES);
    }

    private static @Nullable NounPhrase simple(String english) {
        String[] words = english.strip().split("[\\s-]+");
        for (int cut = Math.max(0, words.length - 2); cut < words.length; cut++) {
            String nounWords = String.join(" ", java.util.Arrays.copyOfRange(words, cut, words.length));
            Noun noun = NOUNS.get(Lexicon.key(nounWords));
            if (noun != null) {
                boolean plural = nounWords.endsWith("s") && !nounWords.endsWith("ss");
                return modified(noun, plural, java.util.Arrays.copyOfRange(words, 0, cut));
            }
        }
        return null;
    }

    private static @Nullable NounPhrase modified(Noun noun, boolean plural, String[] modifiers) {
        StringBuilder phrase = new StringBuilder(plural ? noun.plural() : noun.singular());
        int at = modifiers.length;
        while (at > 0) {
            String[] forms = null;
            int from = at;
            for (int length = Math.min(3, at); length > 0 && forms == null; length--) {
                from = at - length;
                forms = MODIFIERS.get(Lexicon.key(String.join(" ", java.util.Arrays.copyOfRange(modifiers, from, at))));
            }
            if (forms == null) {
                return null;
            }
            phrase.append(' ').append(form(forms, noun.feminine(), plural));
            at = from;
        }
        return new NounPhrase(phrase.toString(), plural ? Count.MANY : Count.ONE, noun.feminine(), Language.ES);
    }

    private static String form(String[] forms, boolean feminine, boolean plural) {
        if (forms.length == 1) {
            return forms[0];
        }
        return forms[(plural ? 2 : 0) + (feminine ? 1 : 0)];
    }
}
