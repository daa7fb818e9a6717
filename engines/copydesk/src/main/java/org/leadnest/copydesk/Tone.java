package org.leadnest.copydesk;

import java.util.Locale;

/** The voice of a text. It changes rhythm and choice of words, never what is claimed. */
public enum Tone {
    CLASSIC,
    WARM,
    CRISP,
    LUXURY;

    /**
     * Reads a tone in any letter case.
     *
     * @throws IllegalArgumentException naming the tones when the word is none of them
     */
    public static Tone parse(String word) {
        for (Tone tone : values()) {
            if (tone.name().equalsIgnoreCase(word.strip())) {
                return tone;
            }
        }
        throw new IllegalArgumentException("Unknown tone '" + word + "': expected one of classic, warm, crisp, luxury");
    }

    /** The word used in JSON: classic, warm, crisp, luxury. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
