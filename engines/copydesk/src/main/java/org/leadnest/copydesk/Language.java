package org.leadnest.copydesk;

import java.util.Locale;

/** The languages that the desk writes and checks. */
public enum Language {
    EN,
    ES;

    /**
     * Reads "en", "EN", "en-US", "english", "es", "es_MX", "spanish" or "español".
     *
     * @throws IllegalArgumentException naming the languages when the word is none of them
     */
    public static Language parse(String word) {
        String lower = word.strip().toLowerCase(Locale.ROOT);
        if (lower.equals("english") || lower.matches("en([-_].*)?")) {
            return EN;
        }
        if (lower.equals("spanish") || lower.equals("español") || lower.matches("es([-_].*)?")) {
            return ES;
        }
        throw new IllegalArgumentException("Unknown language '" + word + "': expected en or es");
    }

    /** The ISO 639-1 code: en or es. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
