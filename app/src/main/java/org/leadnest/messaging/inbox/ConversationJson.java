package org.leadnest.messaging.inbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.messaging.AddressBook;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Direction;

/**
 * A conversation as the API says it.
 *
 * @param name of the lead; null for one who was erased
 * @param lastText how the newest message that a person wrote begins
 * @param unread messages of theirs that nobody here has opened
 * @param assigneeId who answers; null for nobody
 * @param snoozedUntil when it comes back; null when it was not put off
 * @param doneAt when it was done with; null while it is open
 */
record ConversationJson(
        UUID leadId,
        @Nullable String name,
        Instant lastAt,
        String lastText,
        Direction lastDirection,
        Channel lastChannel,
        int unread,
        @Nullable UUID assigneeId,
        @Nullable Instant snoozedUntil,
        @Nullable Instant doneAt) {
    static ConversationJson of(Conversation one, AddressBook.@Nullable Entry person) {
        return new ConversationJson(
                one.person(),
                person == null ? null : person.name(),
                one.lastAt(),
                one.lastText(),
                one.lastDirection(),
                one.lastChannel(),
                one.unread(),
                one.assignee(),
                one.snoozedUntil(),
                one.doneAt());
    }
}
