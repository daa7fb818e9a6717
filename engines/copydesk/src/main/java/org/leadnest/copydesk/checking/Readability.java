package org.leadnest.copydesk.checking;

import java.util.List;
import org.leadnest.copydesk.words.Token;
import org.leadnest.copydesk.words.Tokens;

/**
 * Flesch reading ease (Flesch 1948): 206.835 - 1.015 words per sentence - 84.6 syllables per word; 0 very hard, 100 very
 * easy. Syllables are counted by vowel groups, numbers in digits as one.
 */
public final class Readability {
    private static final double EASY = 50;
    private static final double TOO_EASY = 75;
    private static final int FEWEST_WORDS = 25;

    private Readability() {}

    /** Whether a text is short or lies in the band that listing text aims at, 50 to 75. */
    public static boolean isEasy(String text) {
        double ease = ease(text);
        return Double.isNaN(ease) || ease >= EASY && ease <= TOO_EASY;
    }

    /** Not a number for a text too short to say. */
    public static double ease(String text) {
        List<Token> tokens = Tokens.of(text);
        int words = 0;
        int sentences = 0;
        int syllables = 0;
        boolean open = false;
        for (Token token : tokens) {
            if (endsSentence(text, token)) {
                sentences += open ? 1 : 0;
                open = false;
            } else if (!token.isMark()) {
                words++;
                syllables += syllables(token.text());
                open = true;
            }
        }
        sentences += open ? 1 : 0;
        if (words < FEWEST_WORDS) {
            return Double.NaN;
        }
        return 206.835 - 1.015 * words / sentences - 84.6 * syllables / words;
    }

    /** A full stop, a question mark, an exclamation mark or a line break; a colon or semicolon only pauses. */
    private static boolean endsSentence(String text, Token token) {
        return token.text().equals(".") && ".!?\n".indexOf(text.charAt(token.start())) >= 0;
    }

    static int syllables(String word) {
        int count = 0;
        boolean vowelBefore = false;
        for (int i = 0; i < word.length(); i++) {
            boolean vowel = "aeiouy".indexOf(word.charAt(i)) >= 0;
            count += vowel && !vowelBefore ? 1 : 0;
            vowelBefore = vowel;
        }
        boolean silentE = word.endsWith("e") && !word.endsWith("le") && count > 1;
        boolean silentEd = word.endsWith("ed") && count > 1 && !word.endsWith("ted") && !word.endsWith("ded");
        return Math.max(1, count - (silentE || silentEd ? 1 : 0));
    }
}
