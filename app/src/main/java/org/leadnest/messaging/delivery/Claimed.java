package org.leadnest.messaging.delivery;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.messaging.Category;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.connections.Lane;
import org.leadnest.platform.mail.ProductLetter.Lifecycle;

/**
 * A message that this process alone may send now.
 *
 * @param attempts this one among them
 * @param lifecycle of product mail that its reader may end
 * @param replyTo the address to which answers come; null where they come to the sender
 * @param answers Message-ID of the person's newest letter, which this one follows
 * @param first whether nothing was sent to this address on this channel before
 */
record Claimed(
        UUID id,
        @Nullable UUID person,
        @Nullable UUID enrollment,
        Channel channel,
        Category category,
        String kind,
        String recipient,
        String recipientName,
        String recipientKey,
        String subject,
        String text,
        @Nullable String html,
        int attempts,
        boolean first,
        @Nullable String provider,
        @Nullable Lifecycle lifecycle,
        @Nullable String replyTo,
        @Nullable String answers) {

    /** LeadNest's own mail has no person; its texts, codes to users' phones, go by the account's way. */
    Lane lane() {
        return new Lane(channel, person == null && channel == Channel.EMAIL);
    }
}
