package org.leadnest.messaging;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which messages a list shows; null for any. */
public record MessageFilter(
        @Nullable UUID person,
        @Nullable Status status,
        @Nullable Direction direction) {
    static MessageFilter of(@Nullable UUID person) {
        return new MessageFilter(person, null, null);
    }
}
