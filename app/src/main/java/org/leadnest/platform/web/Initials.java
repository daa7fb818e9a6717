package org.leadnest.platform.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The first letters of the first and the last word of a name; whole code points, so that emoji stay whole. */
public final class Initials {
    private Initials() {}

    public static String of(String name) {
        String[] words = Arrays.stream(name.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toArray(String[]::new);
        if (words.length == 0) {
            return "?";
        }
        return Arrays.stream(
                        words.length == 1 ? new String[] {words[0]} : new String[] {words[0], words[words.length - 1]})
                .map(word -> Character.toString(word.codePointAt(0)))
                .collect(Collectors.joining())
                .toUpperCase(Locale.ROOT);
    }
}
