package org.leadnest.leads;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An inquiry as it is kept.
 *
 * @param source its name
 * @param contactedAt when a person first answered; null while nobody has
 */
public record FiledInquiry(
        UUID id,
        LeadId lead,
        Inquiry inquiry,
        @Nullable String source,
        Instant receivedAt,
        boolean live,
        @Nullable Instant contactedAt) {}
