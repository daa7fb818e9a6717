package org.leadnest.copydesk.words;

import java.util.Locale;
import org.leadnest.copydesk.Language;

/**
 * A thing in words: "kitchen island", "granite counters", "hardwood", or a modifier such as "mountain".
 *
 * @param bare without article, lower case unless a name
 * @param feminine grammatical gender, Spanish only
 */
public record NounPhrase(String bare, Count count, boolean feminine, Language language) {
    /** How a phrase takes an article and a verb. */
    public enum Count {
        ONE,
        MANY,
        MASS,
        MODIFIER
    }

    public static NounPhrase one(String bare, Language language, boolean feminine) {
        return new NounPhrase(bare, Count.ONE, feminine, language);
    }

    public static NounPhrase many(String bare, Language language, boolean feminine) {
        return new NounPhrase(bare, Count.MANY, feminine, language);
    }

    /** The same thing in other words of the same number and gender. */
    public NounPhrase saying(String words) {
        return words.equals(bare) ? this : new NounPhrase(words, count, feminine, language);
    }

    public boolean isPlural() {
        return count == Count.MANY;
    }

    /** With "a", "an", "un", "una" where a single countable thing needs it. */
    public String indefinite() {
        if (count != Count.ONE) {
            return bare;
        }
        if (language == Language.ES) {
            return (feminine && !startsStressedA() ? "una " : "un ") + bare;
        }
        return (Articles.takesAn(bare) ? "an " : "a ") + bare;
    }

    /** With "the", "el", "la", "los", "las". */
    public String definite() {
        if (language == Language.EN) {
            return "the " + bare;
        }
        String article = isPlural() ? feminine ? "las " : "los " : feminine && !startsStressedA() ? "la " : "el ";
        return article + bare;
    }

    /** With "this", "esta", "este"; singular only. */
    public String thisOne() {
        if (language == Language.EN) {
            return "this " + bare;
        }
        return (feminine ? "esta " : "este ") + bare;
    }

    private boolean startsStressedA() {
        String lower = bare.toLowerCase(Locale.ROOT);
        return lower.startsWith("agua") || lower.startsWith("área");
    }
}
