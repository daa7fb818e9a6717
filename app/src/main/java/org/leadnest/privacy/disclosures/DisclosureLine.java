package org.leadnest.privacy.disclosures;

import org.jspecify.annotations.Nullable;

/** An entry as the account's owner sees it. */
public record DisclosureLine(
        String day,
        String kind,
        String recipient,
        String basis,
        String what,
        String decision,
        String reason,
        @Nullable String consent) {}
