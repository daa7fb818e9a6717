package org.leadnest.messaging.templates;

/**
 * How many segments a text takes: 160 septets of the GSM-7 alphabet in one and 153 in each of several, or 70 and 67 UTF-16
 * units when a character is outside of it (3GPP TS 23.038 and 23.040). What takes two of them, an escaped character or a
 * surrogate pair, is not split over two segments: where one is left, it stays empty.
 */
public record SmsSegments(int characters, int segments, boolean unicode) {
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENDED = "^{}\\[~]|€\f";

    public static SmsSegments of(String text) {
        boolean unicode = text.codePoints().anyMatch(character -> septets(character) == 0);
        int[] units = text.codePoints()
                .map(unicode ? Character::charCount : SmsSegments::septets)
                .toArray();
        return new SmsSegments(text.length(), unicode ? packed(units, 70, 67) : packed(units, 160, 153), unicode);
    }

    /** 0 for a character that the alphabet has not. */
    private static int septets(int character) {
        return BASIC.indexOf(character) >= 0 ? 1 : EXTENDED.indexOf(character) >= 0 ? 2 : 0;
    }

    private static int packed(int[] units, int alone, int each) {
        if (java.util.Arrays.stream(units).sum() <= alone) {
            return 1;
        }
        int segments = 1;
        int taken = 0;
        for (int one : units) {
            if (taken + one > each) {
                segments++;
                taken = 0;
            }
            taken += one;
        }
        return segments;
    }

    public String words() {
        return characters
                + (characters == 1 ? " character, " : " characters, ")
                + segments
                + (segments == 1 ? " segment" : " segments")
                + (unicode ? " (with characters outside of GSM-7)" : "");
    }
}
