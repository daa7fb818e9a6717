package org.leadnest.listings;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.leadnest.copydesk.Language;
import org.leadnest.copydesk.Outlet;
import org.leadnest.copydesk.Tone;

/** What can be chosen for a text, each value with its label. */
final class WriterChoices {
    private WriterChoices() {}

    static Map<String, String> outlets() {
        Map<String, String> outlets = new LinkedHashMap<>();
        for (Outlet outlet : Outlet.values()) {
            outlets.put(outlet.name(), label(outlet));
        }
        return outlets;
    }

    private static String label(Outlet outlet) {
        return switch (outlet) {
            case MLS -> "MLS remarks";
            case WEBSITE -> "Website";
            case HEADLINE -> "Headline";
            case INSTAGRAM -> "Instagram";
            case FACEBOOK -> "Facebook";
            case LINKEDIN -> "LinkedIn";
            case EMAIL -> "E-mail";
            case SMS -> "Text message";
            case FLYER -> "Flyer";
            case SEO -> "Search result";
            case OPEN_HOUSE -> "Open house";
            case PRICE_CHANGE -> "Price change";
            case ALT_TEXT -> "Photo description";
        };
    }

    static Map<String, String> tones() {
        Map<String, String> tones = new LinkedHashMap<>();
        Arrays.stream(Tone.values())
                .forEach(tone -> tones.put(
                        tone.word(),
                        tone.word().substring(0, 1).toUpperCase(Locale.ROOT)
                                + tone.word().substring(1)));
        return tones;
    }

    static Map<String, String> languages() {
        Map<String, String> languages = new LinkedHashMap<>();
        languages.put(Language.EN.code(), "English");
        languages.put(Language.ES.code(), "Spanish");
        return languages;
    }
}
