package org.leadnest.leads;

import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.UserId;

/**
 * What a message to a lead needs to know of it.
 *
 * @param email the first address
 * @param phone the first number, E.164
 * @param ownerPhone confirmed by its owner, E.164
 */
public record Recipient(
        LeadId lead,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String state,
        @Nullable String postalCode,
        @Nullable String timeZone,
        String stage,
        @Nullable String source,
        @Nullable UserId owner,
        @Nullable String ownerName,
        @Nullable String ownerEmail,
        @Nullable String ownerSignature,
        @Nullable String ownerPhone) {}
