package org.leadnest.messaging.delivery;

import java.util.regex.Pattern;
import org.leadnest.messaging.templates.Tongue;

/**
 * How to opt out, said with the first commercial text to a number in the language that the text is written in, unless the
 * text says so itself. Without accents: one letter outside of GSM-7 would double what the text costs.
 */
public final class OptOutLine {
    static final String ENGLISH = "Reply STOP to opt out.";
    static final String SPANISH = "Responda ALTO para cancelar.";

    private static final Pattern SAID = Pattern.compile("\\b(?:STOP|ALTO)\\b");

    private OptOutLine() {}

    /** @param due whether the text is the first to its number */
    public static String on(String text, boolean due) {
        return due && !SAID.matcher(text).find() ? text + "\n" + (Tongue.spanish(text) ? SPANISH : ENGLISH) : text;
    }
}
