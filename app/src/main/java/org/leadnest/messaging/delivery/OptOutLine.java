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

    private static final Pattern SAID = Pattern.compile(
            "\\b(?i:reply|text|send|answer|respond|responda|responde|env[ií]e|env[ií]a|conteste|escriba)\\b[^.!?\\n]{0,30}\\b(?:STOP|ALTO)\\b"
                    + "|\\b(?:STOP|ALTO)\\b[^.!?\\n]{0,20}\\b(?i:to (?:opt|stop|end|unsubscribe|quit|cancel)|2 (?:end|stop)|to stop|para)\\b");

    private OptOutLine() {}

    /** @param due whether the text is the first to its number */
    public static String on(String text, boolean due) {
        return due && !SAID.matcher(text).find() ? text + "\n" + (Tongue.spanish(text) ? SPANISH : ENGLISH) : text;
    }
}
