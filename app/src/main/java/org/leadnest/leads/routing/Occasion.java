package org.leadnest.leads.routing;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What the rules look at: an inquiry with its lead, at a local time of the account.
 *
 * @param source its name
 * @param state of the property, or else of the lead; two letters
 */
record Occasion(
        @Nullable String source,
        @Nullable String city,
        @Nullable String state,
        @Nullable String postalCode,
        @Nullable BigDecimal price,
        @Nullable String language,
        LocalDateTime at) {}
