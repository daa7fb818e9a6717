package org.leadnest.messaging;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message as pages and the API show it.
 *
 * @param leadId whom it is to or from
 * @param rule which rule of the send gate holds or refused it
 * @param reason that rule's answer, or the carrier's, in words
 * @param sendAt when one that waits is due
 * @param heldUntil when it will be looked at again
 */
public record Message(
        UUID id,
        UUID leadId,
        Channel channel,
        Direction direction,
        Category category,
        String from,
        String to,
        String subject,
        String body,
        Status status,
        @Nullable String rule,
        @Nullable String reason,
        @Nullable Instant sendAt,
        @Nullable Instant heldUntil,
        @Nullable Instant notAfter,
        @Nullable UUID enrollmentId,
        @Nullable UUID stepId,
        @Nullable String provider,
        Instant createdAt,
        @Nullable Instant sentAt) {}
