package org.leadnest.deals;

import java.util.Locale;

/** The days that a contract names. */
public enum KeyDate {
    INSPECTION("Inspection"),
    FINANCING("Financing"),
    APPRAISAL("Appraisal"),
    CLOSING("Closing");

    private final String words;

    KeyDate(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** As forms and the API name it: {@code inspection}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
