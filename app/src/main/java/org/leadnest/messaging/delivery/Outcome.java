package org.leadnest.messaging.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.leadnest.messaging.Status;

/**
 * What is recorded of an attempt.
 *
 * @param sendAt when to try again, for a message that goes back to QUEUED
 */
record Outcome(
        Status status,
        @Nullable String rule,
        @Nullable String reason,
        @Nullable String providerId,
        @Nullable Instant sendAt,
        @Nullable Instant sentAt,
        boolean addressDead) {}
