package org.leadnest.platform.api;

/**
 * What can be kept as text and given back unchanged: PostgreSQL refuses U+0000, and a lone surrogate has no UTF-8 form.
 * Such text is refused rather than repaired, so that what comes back is always what went in.
 */
public final class StorableText {
    static final String MESSAGE = "must not contain U+0000 or unpaired surrogates";

    private StorableText() {}

    public static boolean storable(String text) {
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            if (unit == '\0' || Character.isLowSurrogate(unit)) {
                return false;
            }
            if (Character.isHighSurrogate(unit)) {
                at++;
                if (at == text.length() || !Character.isLowSurrogate(text.charAt(at))) {
                    return false;
                }
            }
        }
        return true;
    }
}
