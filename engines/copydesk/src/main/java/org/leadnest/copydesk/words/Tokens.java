package org.leadnest.copydesk.words;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts a text into tokens. Hyphens and a change between letters and digits separate ("3BR" is two tokens), a number
 * keeps its commas and decimal point, a full stop counts only where a sentence ends, a comma always.
 */
public final class Tokens {
    /** Before a name: "in St. Louis", "near Mt. Hood". */
    private static final Set<String> BEFORE_NAMES = Set.of("st", "mt", "ft", "ste");

    private final String text;
    private final List<Token> found = new ArrayList<>();

    private Tokens(String text) {
        this.text = text;
    }

    public static List<Token> of(String text) {
        Tokens tokens = new Tokens(text);
        tokens.cut();
        return List.copyOf(tokens.found);
    }

    /** Lower case, no accents, straight apostrophes: the form in which words are compared. */
    public static String fold(String word) {
        String lower = word.toLowerCase(Locale.ROOT).replace('\u2019', '\'').replace('\u2018', '\'');
        for (int i = 0; i < lower.length(); i++) {
            if (lower.charAt(i) > 127) {
                return Normalizer.normalize(lower, Normalizer.Form.NFKD).replaceAll("[\\p{M}\\p{Cf}]+", "");
            }
        }
        return lower;
    }

    private void cut() {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (Character.isDigit(c)) {
                i = number(i);
            } else if (Character.isLetter(c)) {
                i = word(i);
            } else {
                mark(c, i);
                i++;
            }
        }
    }

    private int number(int start) {
        int i = start + 1;
        while (i < text.length() && (Character.isDigit(text.charAt(i)) || isInnerMark(i, ',') || isInnerMark(i, '.'))) {
            i++;
        }
        found.add(new Token(text.substring(start, i).replace(",", ""), start, i, false, false));
        return i;
    }

    private boolean isInnerMark(int i, char mark) {
        return text.charAt(i) == mark
                && i + 1 < text.length()
                && Character.isDigit(text.charAt(i + 1))
                && (mark == '.' || i + 3 < text.length() && Character.isDigit(text.charAt(i + 3)));
    }

    private int word(int start) {
        int i = start + 1;
        while (i < text.length() && isWordPart(i)) {
            i++;
        }
        String folded = fold(text.substring(start, i));
        boolean possessive = folded.endsWith("'s");
        if (possessive) {
            folded = folded.substring(0, folded.length() - 2);
        } else if (folded.endsWith("s") && i < text.length()) {
            possessive = text.charAt(i) == '\'' || text.charAt(i) == '\u2019';
        }
        if (!folded.isEmpty()) {
            found.add(new Token(folded, start, i, Character.isUpperCase(text.charAt(start)), possessive));
        }
        return i;
    }

    private boolean isWordPart(int i) {
        char c = text.charAt(i);
        if (Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK || isInvisible(c)) {
            return true;
        }
        boolean apostrophe = c == '\'' || c == '\u2019' || c == '\u02bb';
        return apostrophe && i + 1 < text.length() && Character.isLetter(text.charAt(i + 1));
    }

    /** Zero-width characters and soft hyphens, used to hide a word from a filter. */
    private static boolean isInvisible(char c) {
        return c == '\u200b' || c == '\u200c' || c == '\u200d' || c == '\u2060' || c == '\u00ad' || c == '\ufeff';
    }

    private void mark(char c, int at) {
        switch (c) {
            case ',', '$', '@', '#', '%' -> add(String.valueOf(c), at);
            case '+' -> {
                if (at > 0 && Character.isDigit(text.charAt(at - 1))) {
                    add("+", at);
                }
            }
            case '&' -> add("and", at);
            case '!', '?', ';', ':', '\n', '(', ')', '\u2022', '|', '\u2014' -> add(".", at);
            case '.' -> {
                if (endsSentence(at)) {
                    add(".", at);
                }
            }
            default -> {
                // Other marks separate words and mean nothing themselves.
            }
        }
    }

    private void add(String mark, int at) {
        found.add(new Token(mark, at, at + 1, false, false));
    }

    /** "St." before a name, and not the street at the end of "12 Church St." */
    private boolean isSaint(int at) {
        Token last = found.isEmpty() ? null : found.getLast();
        if (last == null || last.end() != at || !BEFORE_NAMES.contains(last.text())) {
            return false;
        }
        Token before = found.size() < 2 ? null : found.get(found.size() - 2);
        return before == null || before.isMark() || Character.isLowerCase(text.charAt(before.start()));
    }

    /** "3,400 Sq. Ft." */
    private boolean isMeasure(int at) {
        Token last = found.isEmpty() ? null : found.getLast();
        return last != null && last.end() == at && last.text().equals("sq");
    }

    private boolean endsSentence(int at) {
        if (isSaint(at) || isMeasure(at)) {
            return false;
        }
        int i = at + 1;
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i >= text.length() || i > at + 1 && !Character.isLowerCase(text.charAt(i));
    }
}
