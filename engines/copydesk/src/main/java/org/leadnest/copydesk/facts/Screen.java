package org.leadnest.copydesk.facts;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.leadnest.copydesk.Finding;
import org.leadnest.copydesk.Language;
import org.leadnest.copydesk.Severity;
import org.leadnest.copydesk.checking.Contacts;
import org.leadnest.copydesk.checking.PhraseRules;
import org.leadnest.copydesk.words.Token;
import org.leadnest.copydesk.words.Tokens;

/**
 * Decides whether a piece of text from outside may become a fact. Facts are data: what looks like markup, a contact, an
 * instruction or a rule-breaking phrase never reaches the writer.
 */
final class Screen {
    /** Why a value was refused. */
    record Refusal(String rule, String reason) {}

    private static final Pattern MARKUP =
            Pattern.compile("[<>{}\\[\\]\\\\|`^~=*_]|&[a-zA-Z#]|--|/\\*|%[0-9a-fA-F]{2}|\\$\\(");
    private static final Pattern LETTERS_OUTSIDE_LATIN =
            Pattern.compile("[\\p{L}&&[^\\p{IsLatin}\u02bb]]|[\\p{So}\\p{Cs}\\p{Cn}\\p{Co}\\p{Me}]");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\n\\t\\r]]");
    private static final Pattern ENOUGH_LETTERS = Pattern.compile(".*\\p{L}.*\\p{L}.*", Pattern.DOTALL);
    private static final int MOST_STACKED_MARKS = 3;

    private Screen() {}

    /** Full-width and other look-alike forms, and code: a call, an address of a scheme, a path, a hexadecimal number. */
    private static final Pattern CODE = Pattern.compile(
            "[\\x{FF00}-\\x{FFEF}]|\\p{L}\\((?!s\\))|\\p{L}:\\S|(?:^|\\s)/\\S|\\b0x|\\w\\.(?:exec|exit|eval)\\b");

    /** Markup, code or hidden characters anywhere: nothing of such a note is used. */
    static boolean hasMarkup(String text) {
        return CODE.matcher(text).find()
                || MARKUP.matcher(text).find()
                || CONTROL.matcher(text).find();
    }

    private static boolean isUnbalanced(String text) {
        long open = text.chars().filter(c -> c == '(').count();
        long close = text.chars().filter(c -> c == ')').count();
        long quotes = text.chars().filter(c -> c == '"').count();
        return open != close || quotes % 2 != 0 || text.indexOf(';') >= 0;
    }

    /** Null when the text may be used. */
    static @Nullable Refusal refusal(String text, int most) {
        if (text.length() > most) {
            return new Refusal(
                    "facts.too-long", "longer than " + most + " characters: not a fact that a sentence can carry");
        }
        if (hasMarkup(text) || isUnbalanced(text)) {
            return new Refusal("facts.markup", "contains markup or control characters");
        }
        if (LETTERS_OUTSIDE_LATIN.matcher(text).find() || stacksMarks(text)) {
            return new Refusal("facts.script", "contains characters that an English or Spanish text cannot carry");
        }
        if (!ENOUGH_LETTERS.matcher(text).matches()) {
            return new Refusal("facts.no-words", "contains no words");
        }
        if (Contacts.isIn(text)) {
            return new Refusal("mls.contact", "contains a phone number, address or link");
        }
        return phraseRefusal(text);
    }

    private static @Nullable Refusal phraseRefusal(String text) {
        List<Token> tokens = Tokens.of(text);
        for (Language language : Language.values()) {
            for (Finding finding : PhraseRules.of(language).screen(text, tokens)) {
                if (finding.severity() != Severity.INFO) {
                    return new Refusal(finding.rule(), finding.reason());
                }
            }
        }
        return null;
    }

    private static boolean stacksMarks(String text) {
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = Character.getType(text.charAt(i)) == Character.NON_SPACING_MARK ? run + 1 : 0;
            if (run >= MOST_STACKED_MARKS) {
                return true;
            }
        }
        return false;
    }
}
