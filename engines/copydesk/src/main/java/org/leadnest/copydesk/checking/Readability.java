package org.leadnest.copydesk.checking;

import java.util.Locale;
import java.util.stream.Collectors;
import org.leadnest.copydesk.Language;
import org.leadnest.copydesk.words.Token;
import org.leadnest.copydesk.words.Tokens;

/**
 * How easily a text reads; 0 very hard, 100 very easy. English by Flesch's reading ease (Flesch 1948): 206.835 - 1.015 words
 * per sentence - 84.6 syllables per word. Spanish by its counterpart of Fernández Huerta (1959, with the sentence term as
 * corrected by Law 2011): 206.84 - 1.02 words per sentence - 60 syllables per word. Syllables are counted by vowel groups, in
 * Spanish two strong vowels as two; numbers in digits as one.
 */
public final class Readability {
    private static final int FEWEST_WORDS = 25;
    private static final String STRONG = "aeoáéó";
    private static final String HIATUS = "íú";
    private static final String VOWELS = STRONG + HIATUS + "iuü";

    private Readability() {}

    /** Not a number for a text too short to say. */
    public static double ease(String whole, Language language) {
        String text = sentencesOf(whole);
        int words = 0;
        int sentences = 0;
        int syllables = 0;
        boolean open = false;
        for (Token token : Tokens.of(text)) {
            if (endsSentence(text, token)) {
                sentences += open ? 1 : 0;
                open = false;
            } else if (!token.isMark()) {
                words++;
                syllables += language == Language.EN
                        ? syllables(token.text())
                        : spanishSyllables(text.substring(token.start(), token.end()));
                open = true;
            }
        }
        sentences += open ? 1 : 0;
        if (words < FEWEST_WORDS) {
            return Double.NaN;
        }
        double perSentence = (double) words / sentences;
        double perWord = (double) syllables / words;
        return language == Language.EN
                ? 206.835 - 1.015 * perSentence - 84.6 * perWord
                : 206.84 - 1.02 * perSentence - 60 * perWord;
    }

    /** Without headings, subject lines, greetings and tags: a line that ends in no mark of a sentence is none. */
    private static String sentencesOf(String text) {
        String kept = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && ".!?".indexOf(line.charAt(line.length() - 1)) >= 0)
                .collect(Collectors.joining("\n"));
        return kept.isEmpty() ? text : kept;
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

    /** Vowel groups, but a strong vowel beside a strong one, or a stressed weak one beside any, is a syllable of its own. */
    static int spanishSyllables(String word) {
        String lower =
                word.toLowerCase(Locale.ROOT).replaceAll("qu|gu(?=[eiéí])", "k").replaceAll("y$", "i");
        int count = 0;
        char before = ' ';
        for (int i = 0; i < lower.length(); i++) {
            char now = lower.charAt(i);
            if (VOWELS.indexOf(now) >= 0) {
                boolean apart = VOWELS.indexOf(before) < 0
                        || STRONG.indexOf(now) >= 0 && STRONG.indexOf(before) >= 0
                        || HIATUS.indexOf(now) >= 0
                        || HIATUS.indexOf(before) >= 0;
                count += apart ? 1 : 0;
            }
            before = now;
        }
        return Math.max(1, count);
    }
}
