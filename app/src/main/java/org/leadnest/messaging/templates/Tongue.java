package org.leadnest.messaging.templates;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which of our two languages a text is written in, by the small words that no sentence does without. */
public final class Tongue {
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}]+");

    private static final Set<String> SPANISH = Set.of(
            "el", "la", "los", "las", "un", "una", "de", "del", "que", "y", "en", "es", "su", "sus", "usted", "con",
            "por", "para", "se", "lo", "le", "al", "hola", "gracias", "está", "esta", "qué", "cómo", "si", "sí", "tu",
            "te", "puedo", "puede", "quiere", "tiene", "más", "muy", "hay", "cuando", "nos", "mi", "este", "todavía");

    private static final Set<String> ENGLISH = Set.of(
            "the", "a", "an", "of", "to", "and", "in", "is", "are", "you", "your", "for", "with", "on", "at", "it",
            "this", "that", "we", "i", "be", "have", "has", "hi", "hello", "thanks", "can", "would", "will", "if",
            "still", "my", "our", "more", "when", "what", "how", "there", "was", "do", "or", "from");

    private Tongue() {}

    /** English where neither outweighs the other. */
    public static boolean spanish(String text) {
        String[] words = BETWEEN.split(text.toLowerCase(Locale.ROOT));
        int spanish = 0;
        int english = 0;
        for (String word : words) {
            spanish += SPANISH.contains(word) ? 1 : 0;
            english += ENGLISH.contains(word) ? 1 : 0;
        }
        return spanish > english;
    }
}
