package org.leadnest.ai;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes out of a text what tells who or where a person is and no model needs: e-mail addresses, telephone numbers, addresses
 * on the web, social security and card numbers. Prices, sizes and years stay.
 */
final class Redaction {
    static final String GONE = "[left out]";

    static final List<Pattern> PERSONAL = List.of(
            Pattern.compile("[\\p{L}\\p{N}._%+-]+@[\\p{L}\\p{N}.-]+\\.\\p{L}{2,}"),
            Pattern.compile("(?i)\\b(?:https?://|www\\.)\\S+"),
            Pattern.compile("\\b(?:\\d[ -]?){13,16}\\b"),
            Pattern.compile("\\b\\d{3}-\\d{2}-\\d{4}\\b"),
            Pattern.compile("(?<![\\d$,.])(?:\\+?1[ .-]?)?\\(?\\d{3}\\)?[ .-]\\d{3}[ .-]\\d{4}(?!\\d)"),
            Pattern.compile("(?<![\\d$,.])\\+?1?\\d{10}(?![\\d,.]\\d|\\d)"));

    private Redaction() {}

    static String of(String text) {
        String left = text;
        for (Pattern pattern : PERSONAL) {
            left = pattern.matcher(left).replaceAll(GONE);
        }
        return left;
    }
}
