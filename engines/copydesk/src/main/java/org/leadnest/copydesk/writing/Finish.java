package org.leadnest.copydesk.writing;

import java.util.Locale;
import java.util.regex.Pattern;

/** The last touches of a sentence: one space between words, capital first, no doubled stops. */
final class Finish {
    /** A line that is named begins after its name. */
    private static final Pattern NAMED = Pattern.compile("^(Subject|Asunto): (\\p{Ll})");

    /** "four bedrooms and two full baths and one half bath" is a list of three. */
    private static final Pattern TWO_ANDS = Pattern.compile(
            "(bedrooms?|dormitorios?) (?:and|y) ([\\w]+ (?:full baths?|baños? completos?) (?:and|y) [\\w]+ (?:half|three-quarter|medios?)\\b)",
            Pattern.UNICODE_CHARACTER_CLASS);

    private Finish() {}

    static String sentence(String raw) {
        StringBuilder text = new StringBuilder(raw.length());
        char last = ' ';
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            boolean doubledSpace = c == ' ' && last == ' ';
            boolean doubledStop = c == '.' && last == '.';
            if (!doubledSpace && !doubledStop) {
                if ((c == ',' || c == '.') && last == ' ' && !text.isEmpty()) {
                    text.setLength(text.length() - 1);
                }
                text.append(c);
                last = c;
            }
        }
        String spoken = text.toString().strip().replace(" de el ", " del ").replace(" a el ", " al ");
        return capital(TWO_ANDS.matcher(spoken).replaceAll("$1, $2"));
    }

    private static String capital(String text) {
        if (text.isEmpty() || !Character.isLowerCase(text.charAt(0))) {
            return NAMED.matcher(text)
                    .replaceFirst(
                            begin -> begin.group(1) + ": " + begin.group(2).toUpperCase(Locale.ROOT));
        }
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
