package org.leadnest.copydesk.checking;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.leadnest.copydesk.Finding;
import org.leadnest.copydesk.words.Articles;
import org.leadnest.copydesk.words.Token;
import org.leadnest.copydesk.words.Tokens;

/**
 * Applies a finding to its text: its suggestion; without one the word goes that stands before another ("stunning"), the
 * item of a list, or the sentence.
 */
public final class Fixes {
    private static final Pattern ITEM_BEFORE = Pattern.compile(
            "(?:,\\s*(?:and |y |e )?|\\s+(?:and|y|e)\\s+)(?:(?:an?|the|una?|el|la)\\s+)?(?:[\\p{L}-]+\\s+){0,2}$");
    private static final Pattern ITEM_ENDS = Pattern.compile("(?s)\\s*(?:[,.;]|and\\b|y\\b|e\\b).*");
    private static final Pattern ARTICLE_BEFORE = Pattern.compile("(?i)(?:\\b(?:an?|the|una?|el|la|los|las)\\s+)$");
    private static final Pattern INDEFINITE_BEFORE = Pattern.compile("(?i)\\b(an?)\\s+$");
    private static final Pattern ONE_WORD = Pattern.compile("[\\p{L}-]+");
    /** A word follows that the one before it describes: "stunning four-bedroom home", "stunning, private yard". */
    private static final Pattern DESCRIBES = Pattern.compile(
            "(?s)(?:,\\s+(?=\\p{Ll}[\\p{L}-]*\\s+\\p{Ll})|\\s+)(?!(?:an?|the|una?|el|la|and|or|but|with|in|on|at|of|to|for|from|by|is|are|was|that|which|y|con|en|de|del|para|que)\\b)[\\p{L}\\d].*");

    private Fixes() {}

    public static String apply(String text, Finding finding) {
        if (finding.end() <= finding.start() || finding.end() > text.length()) {
            return text;
        }
        String before = text.substring(0, finding.start());
        String after = text.substring(finding.end());
        if (!finding.suggestion().isEmpty()) {
            return withArticle(before, finding.suggestion() + after);
        }
        boolean describes = ONE_WORD.matcher(finding.excerpt()).matches()
                && DESCRIBES.matcher(after).matches();
        if (describes) {
            return withoutWord(before, finding.excerpt(), after);
        }
        boolean relation = finding.rule().equals("claim.relation") && !startsSentence(before);
        if (relation) {
            return tidy(before.stripTrailing() + after);
        }
        Matcher item = ITEM_BEFORE.matcher(before);
        boolean listGoesOn = ITEM_ENDS.matcher(after).matches() || after.isBlank();
        if (item.find() && listGoesOn && before.indexOf(' ') > 0) {
            return tidy(before.substring(0, item.start()) + after);
        }
        if (after.startsWith(",") || after.startsWith(" and ") || after.startsWith(" y ")) {
            Matcher article = ARTICLE_BEFORE.matcher(before);
            String kept = article.find() ? before.substring(0, article.start()) : before;
            String rest = after.replaceFirst("^(?:,\\s*(?:and\\s+|y\\s+)?|\\s+and\\s+|\\s+y\\s+)", "");
            return tidy(kept + (startsSentence(kept) ? capital(rest) : rest));
        }
        return withoutSentence(text, finding);
    }

    private static String withoutWord(String before, String word, String after) {
        String rest = after.replaceFirst("^[,\\s]+", "");
        boolean starts = startsSentence(before) && Character.isUpperCase(word.charAt(0));
        return withArticle(before, starts ? capital(rest) : rest);
    }

    private static boolean startsSentence(String before) {
        String said = before.stripTrailing();
        return said.isEmpty() || ".!?\n".indexOf(said.charAt(said.length() - 1)) >= 0;
    }

    private static String capital(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** "An impressive yard" without the word is "a yard". */
    private static String withArticle(String before, String rest) {
        Matcher article = INDEFINITE_BEFORE.matcher(before);
        if (!article.find() || rest.isEmpty()) {
            return before + rest;
        }
        String small = Articles.takesAn(rest) ? "an" : "a";
        String right = Character.isUpperCase(article.group(1).charAt(0))
                ? Character.toUpperCase(small.charAt(0)) + small.substring(1)
                : small;
        return before.substring(0, article.start(1)) + right + before.substring(article.end(1)) + rest;
    }

    private static String withoutSentence(String text, Finding finding) {
        int start = 0;
        int end = text.length();
        List<Token> tokens = Tokens.of(text);
        for (Token token : tokens) {
            if (!endsSentence(text, token)) {
                continue;
            }
            if (token.end() <= finding.start()) {
                start = token.end();
            } else if (token.start() >= finding.end()) {
                end = token.end();
                break;
            }
        }
        String before = text.substring(0, start);
        String after = text.substring(end).stripLeading();
        String joint = before.isEmpty() || after.isEmpty() || before.endsWith("\n") ? "" : " ";
        return tidy(before + joint + after);
    }

    private static boolean endsSentence(String text, Token token) {
        return token.text().equals(".") && ".!?\n".indexOf(text.charAt(token.start())) >= 0;
    }

    private static String tidy(String text) {
        return text.replaceAll("[ ]{2,}", " ")
                .replaceAll(" +([,.;])", "$1")
                .replaceAll("(?m)^[,.;\\s]+(?=\\S)", "")
                .strip();
    }
}
