package org.leadnest.messaging;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What is known of where a person is; the quiet hours are read from it.
 *
 * @param zone stated by the person or somebody who knows
 * @param state of the United States, by code or name
 * @param phone in E.164; its area code is a hint, for e-mail too
 */
public record Whereabouts(
        @Nullable ZoneId zone,
        @Nullable String state,
        @Nullable String postalCode,
        @Nullable String phone) {

    public static final Whereabouts UNKNOWN = new Whereabouts(null, null, null, null);
}
