package org.leadnest.support;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One request with all that was said about it.
 *
 * @param number what people name it by
 * @param customer the account it came from; null for a visitor
 * @param assigneeId the operator who looks after it
 * @param waitingSince since when it is the operator's turn, or was last
 * @param dueAt by when it wants an answer, while it is the operator's turn
 * @param helped what the sender said of the answer; null while they have not
 * @param ratingWords why they said so
 */
record Ticket(
        UUID id,
        long number,
        @Nullable UUID customer,
        String name,
        String email,
        Topic topic,
        String subject,
        Status status,
        @Nullable String heldBecause,
        Priority priority,
        @Nullable UUID assigneeId,
        @Nullable String assignee,
        Instant createdAt,
        Instant waitingSince,
        Instant dueAt,
        @Nullable Instant answeredAt,
        Instant changedAt,
        @Nullable Boolean helped,
        @Nullable String ratingWords) {
    enum Status {
        /** The operator's turn. */
        OPEN,
        /** The sender's turn. */
        WAITING,
        CLOSED,
        /** Looks like spam: nobody was told that it came. */
        HELD
    }

    enum Priority {
        LOW,
        NORMAL,
        HIGH
    }

    /** One thing said; a NOTE is seen by operators only. */
    record Entry(Author author, String name, String words, Instant at) {}

    enum Author {
        CUSTOMER,
        OPERATOR,
        NOTE
    }

    boolean overdue(Instant now) {
        return status == Status.OPEN && dueAt.isBefore(now);
    }

    String reference() {
        return "LN-" + number;
    }
}
