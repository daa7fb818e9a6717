package org.leadnest.messaging.mailings;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Status;

/**
 * One text that was sent to many.
 *
 * @param people how many it was for, with those who could not be reached
 * @param messages by what has become of them
 * @param withdrawnAt when what waited was taken back
 */
public record Mailing(
        UUID id,
        Channel channel,
        String subject,
        String body,
        int people,
        Instant createdAt,
        String createdBy,
        @Nullable Instant withdrawnAt,
        Map<Status, Long> messages) {

    boolean says(MailingText text) {
        return channel == text.channel() && subject.equals(text.subject()) && body.equals(text.body());
    }

    long waiting() {
        return count(Status.QUEUED) + count(Status.HELD);
    }

    long count(Status status) {
        return messages.getOrDefault(status, 0L);
    }
}
