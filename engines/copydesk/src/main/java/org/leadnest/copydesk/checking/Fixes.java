package org.leadnest.copydesk.checking;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.leadnest.copydesk.Finding;

/** Applies a finding to its text. */
public final class Fixes {
    private static final Pattern LIST_ITEM_BEFORE =
            Pattern.compile("(?:,\\s*(?:and |y |e )?|\\s+(?:and|y|e)\\s+)(?:an?|the|una?|el|la)?\\s*$");
    private static final Pattern ARTICLE_BEFORE = Pattern.compile("(?i)(?:\\b(?:an?|the|una?|el|la|los|las)\\s+)$");

    private Fixes() {}

    /** The text with the range replaced by the suggestion; without one the list item or the sentence is taken out. */
    public static String apply(String text, Finding finding) {
        if (finding.end() <= finding.start() || finding.end() > text.length()) {
            return text;
        }
        String before = text.substring(0, finding.start());
        String after = text.substring(finding.end());
        if (!finding.suggestion().isEmpty()) {
            return before + finding.suggestion() + after;
        }
        Matcher item = LIST_ITEM_BEFORE.matcher(before);
        boolean listGoesOn = after.matches("(?s)\\s*(?:[,.;]|and\\b|y\\b|e\\b).*") || after.isBlank();
        if (item.find() && listGoesOn && before.indexOf(' ') > 0) {
            return tidy(before.substring(0, item.start()) + after);
        }
        if (after.startsWith(",") || after.startsWith(" and ") || after.startsWith(" y ")) {
            Matcher article = ARTICLE_BEFORE.matcher(before);
            String kept = article.find() ? before.substring(0, article.start()) : before;
            return tidy(kept + after.replaceFirst("^(?:,\\s*(?:and\\s+|y\\s+)?|\\s+and\\s+|\\s+y\\s+)", ""));
        }
        return withoutSentence(text, finding);
    }

    private static String withoutSentence(String text, Finding finding) {
        int start = finding.start();
        while (start > 0 && !endsSentence(text, start - 1)) {
            start--;
        }
        int end = finding.end();
        while (end < text.length() && !endsSentence(text, end)) {
            end++;
        }
        end = Math.min(text.length(), end + 1);
        return tidy(text.substring(0, start) + text.substring(end).stripLeading());
    }

    private static boolean endsSentence(String text, int at) {
        char c = text.charAt(at);
        boolean stop = c == '.' || c == '!' || c == '?';
        boolean inNumber = stop && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1));
        return c == '\n' || stop && !inNumber;
    }

    private static String tidy(String text) {
        return text.replaceAll("[ ]{2,}", " ")
                .replaceAll(" +([,.;])", "$1")
                .replaceAll("(?m)^[,.;\\s]+(?=\\S)", "")
                .strip();
    }
}
