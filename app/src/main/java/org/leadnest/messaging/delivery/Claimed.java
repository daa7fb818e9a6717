package org.leadnest.messaging.delivery;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.messaging.Category;
import org.leadnest.messaging.Channel;
import org.leadnest.platform.mail.ProductLetter.Lifecycle;

/**
 * A message that this process alone may send now.
 *
 * @param attempts this one among them
 * @param lifecycle of product mail that its reader may end
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
        @Nullable String replyTo) {}
