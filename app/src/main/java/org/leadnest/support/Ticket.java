package org.leadnest.support;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One request with all that was said about it.
 *
 * @param number what people name it by
 * @param customer the account it came from; null for a visitor
 * @param dueAt by when it wants a first answer
 * @param helped what the sender said of the answer; null while they have not
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
        @Nullable String assignee,
        Instant createdAt,
        Instant dueAt,
        @Nullable Instant answeredAt,
        Instant changedAt,
        @Nullable Boolean helped) {
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

    String reference() {
        return "LN-" + number;
    }
}
