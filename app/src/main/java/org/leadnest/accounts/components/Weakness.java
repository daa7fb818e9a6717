package org.leadnest.accounts.components;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * A known weakness of a component in the jar.
 *
 * @param id as OSV calls it
 * @param component its package URL
 */
record Weakness(String id, String component, String summary, Severity severity, Instant publishedAt) {
    /** How long after its publication a release must be out that is free of it ({@code SECURITY.md}). */
    enum Severity {
        CRITICAL(Duration.ofDays(7)),
        HIGH(Duration.ofDays(30)),
        OTHER(Duration.ofDays(90));

        private final Duration limit;

        Severity(Duration limit) {
            this.limit = limit;
        }

        /** Whoever publishes it says so; one that nobody has rated counts as high. */
        static Severity of(String rated) {
            return switch (rated.toUpperCase(Locale.ROOT)) {
                case "CRITICAL" -> CRITICAL;
                case "HIGH", "" -> HIGH;
                default -> OTHER;
            };
        }
    }

    Instant deadline() {
        return publishedAt.plus(severity.limit);
    }

    boolean late(Instant now) {
        return now.isAfter(deadline());
    }
}
