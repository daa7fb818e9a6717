package org.leadnest.analytics.usage;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that somebody did.
 *
 * @param route the pattern of the address, such as {@code /app/leads/{id}}
 * @param feature the part of the program that answered, such as {@code leads.routing}
 * @param click the name of what was clicked; null unless it is one
 * @param customer the account of who is signed in
 * @param user who is signed in: asked whether they let themselves be counted, and not kept
 * @param by how it came; {@link Trace#NONE} without consent
 */
record UsageEvent(
        Instant at,
        Kind kind,
        String route,
        String feature,
        @Nullable String click,
        @Nullable UUID customer,
        @Nullable UUID user,
        Trace by) {
    enum Kind {
        PAGE,
        ACT,
        CLICK
    }

    /**
     * What is kept with consent alone.
     *
     * @param device random, and another one after 30 days
     * @param referrer the origin of another site that led here
     */
    record Trace(
            @Nullable UUID device,
            @Nullable String referrer,
            @Nullable String browser,
            @Nullable String system,
            @Nullable String country,
            @Nullable String city) {
        static final Trace NONE = new Trace(null, null, null, null, null, null);
    }
}
