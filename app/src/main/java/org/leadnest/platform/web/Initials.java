package org.leadnest.platform.web;

import java.util.Locale;

/** The first letters of the first and the last word of a name; whole code points, so that emoji stay whole. */
public final class Initials {
    private Initials() {}

    public static String of(String name) {
        String words = name.strip();
        if (words.isEmpty()) {
            return "?";
        }
        int last = words.length();
        while (last > 0 && !Character.isWhitespace(words.charAt(last - 1))) {
            last--;
        }
        String first = Character.toString(words.codePointAt(0));
        return (last == 0 ? first : first + Character.toString(words.codePointAt(last))).toUpperCase(Locale.ROOT);
    }
}
