package org.leadnest.messaging.templates;

/**
 * How many segments a text takes: 160 septets of the GSM-7 alphabet in one and 153 in each of several, or 70 and 67 UTF-16
 * units when a character is outside of it (3GPP TS 23.038 and 23.040).
 */
public record SmsSegments(int characters, int segments, boolean unicode) {
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENDED = "^{}\\[~]|€\f";

    public static SmsSegments of(String text) {
        var septets = 0;
        for (var character : text.toCharArray()) {
            if (BASIC.indexOf(character) >= 0) {
                septets++;
            } else if (EXTENDED.indexOf(character) >= 0) {
                septets += 2;
            } else {
                return new SmsSegments(text.length(), segments(text.length(), 70, 67), true);
            }
        }
        return new SmsSegments(text.length(), segments(septets, 160, 153), false);
    }

    private static int segments(int units, int alone, int each) {
        return units <= alone ? 1 : (units + each - 1) / each;
    }

    String words() {
        return characters
                + (characters == 1 ? " character, " : " characters, ")
                + segments
                + (segments == 1 ? " segment" : " segments")
                + (unicode ? " (with characters outside of GSM-7)" : "");
    }
}
