package org.leadnest.copydesk.words;

/**
 * One word, number or mark of a text.
 *
 * @param text folded: lower case, without accents, straight quotes, possessive 's removed; marks are
 *     {@code . , $ @ # % +}
 * @param start UTF-16 index of its first character in the text
 * @param end one past its last character
 * @param capital whether it begins with a capital letter
 * @param possessive whether it stood as "men's" or "girls'"
 */
public record Token(String text, int start, int end, boolean capital, boolean possessive) {

    public boolean isMark() {
        return text.length() == 1 && !Character.isLetterOrDigit(text.charAt(0));
    }

    public boolean isDigits() {
        return !text.isEmpty() && Character.isDigit(text.charAt(0));
    }
}
