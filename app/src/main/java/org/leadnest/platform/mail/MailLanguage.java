package org.leadnest.platform.mail;

import java.util.Arrays;
import java.util.Locale;

/** A language in which the product writes to its users. */
public enum MailLanguage {
    ENGLISH(Locale.US, "Hello %s,"),
    SPANISH(Locale.of("es", "US"), "Hola, %s:");

    private final Locale locale;
    private final String greeting;

    MailLanguage(Locale locale, String greeting) {
        this.locale = locale;
        this.greeting = greeting;
    }

    /** The language that a profile names by {@code en} or {@code es}; English for anything else. */
    public static MailLanguage of(String code) {
        return Arrays.stream(values())
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElse(ENGLISH);
    }

    /** Two small letters, as in {@code <html lang>}. */
    public String code() {
        return locale.getLanguage();
    }

    /** For dates and numbers. */
    public Locale locale() {
        return locale;
    }

    public String greeting(String name) {
        return greeting.formatted(name);
    }

    public String choose(String english, String spanish) {
        return this == SPANISH ? spanish : english;
    }
}
