package org.leadnest.messaging.inbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Direction;

/**
 * The exchange with one person.
 *
 * @param lastText how the newest message that a person wrote begins
 * @param unread messages of theirs that nobody here has opened
 * @param assignee who answers
 */
record Conversation(
        UUID person,
        Instant lastAt,
        String lastText,
        Direction lastDirection,
        Channel lastChannel,
        int unread,
        @Nullable UUID assignee,
        @Nullable Instant snoozedUntil,
        @Nullable Instant doneAt) {}
