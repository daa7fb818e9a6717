package org.leadnest.followups;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call of a webhook step in the ledger.
 *
 * @param step its index in the version, from 0
 * @param attempts how often it was tried
 * @param nextAt when it is tried again; absent when it is over
 * @param answer the HTTP status of the last answer, when there was one
 * @param problem why the last try failed, in words
 */
public record WebhookCall(
        UUID id,
        UUID enrollmentId,
        UUID leadId,
        UUID sequenceId,
        String sequence,
        int step,
        String url,
        Status status,
        int attempts,
        @Nullable Instant nextAt,
        @Nullable Integer answer,
        @Nullable String problem,
        Instant createdAt,
        @Nullable Instant triedAt) {

    /** Whether it waits for a try, was answered with success, or was given up. */
    public enum Status {
        PENDING,
        DELIVERED,
        FAILED
    }
}
