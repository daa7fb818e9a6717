package org.leadnest.privacy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the service says about itself and binds itself to. */
public enum Policy {
    TERMS("Terms"),
    PRIVACY("Privacy"),
    COOKIES("Cookies"),
    SECURITY("Security"),
    SUBPROCESSORS("Subprocessors");

    private final String title;

    Policy(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** As its address and its folder of texts have it. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Policy> of(String slug) {
        return Arrays.stream(values()).filter(one -> one.slug().equals(slug)).findFirst();
    }
}
