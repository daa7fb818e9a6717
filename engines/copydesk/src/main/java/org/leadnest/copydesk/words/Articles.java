package org.leadnest.copydesk.words;

import java.util.Locale;
import java.util.regex.Pattern;

/** "A" or "an": by sound, with numbers and abbreviations read aloud. */
public final class Articles {
    private static final Pattern EIGHT_OR_ELEVEN = Pattern.compile("8.*|1[18](?:\\D.*|,\\d{3}.*|\\d{3}(?:\\D.*)?)?");
    private static final Pattern SPELLED_WITH_VOWEL = Pattern.compile("[AEFHILMNORSX](?:[A-Z]+|-).*");
    private static final Pattern SPELLED_WITH_U = Pattern.compile("U(?:[A-Z]|-|\\b).*");
    /** Abbreviations that are read as a word: "a LEED-certified home", "a HERS rating". */
    private static final Pattern READ_AS_A_WORD =
            Pattern.compile("(?:LEED|HERS|HEPA|SIPS?|SEER|NEMA|LAN|HUD|FEMA|MUD)\\b.*");

    private static final Pattern SILENT_H = Pattern.compile("(?:hour|honest|honor|heir|herbs?\\b|herbal).*");
    private static final Pattern YOU_OR_WON = Pattern.compile(
            "(?:u(?:ni(?:t|v|que|on|form|s)|s[aeiu]|sb\\b|v\\b|til|tah|krain).*|eu.*|ewe.*|one\\b.*|once\\b.*)");

    private Articles() {}

    public static boolean takesAn(String phrase) {
        if (phrase.isEmpty()) {
            return false;
        }
        if (Character.isDigit(phrase.charAt(0))) {
            return EIGHT_OR_ELEVEN.matcher(phrase).matches() && !isFourDigitEleven(phrase);
        }
        if (READ_AS_A_WORD.matcher(phrase).matches()
                || SPELLED_WITH_U.matcher(phrase).matches()) {
            return false;
        }
        if (SPELLED_WITH_VOWEL.matcher(phrase).matches()) {
            return true;
        }
        String lower = phrase.toLowerCase(Locale.ROOT);
        if (SILENT_H.matcher(lower).matches()) {
            return true;
        }
        return "aeiou".indexOf(lower.charAt(0)) >= 0
                && !YOU_OR_WON.matcher(lower).matches();
    }

    /** 1,100 and 1,800 are read "one thousand ...": the pattern above takes 11,000 and 18,000 only. */
    private static boolean isFourDigitEleven(String phrase) {
        return phrase.matches("1[18]\\d\\d\\b.*") && !phrase.matches("1[18]\\d\\d(?!\\d).*-?(century|house).*");
    }
}
