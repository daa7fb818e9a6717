package org.leadnest.messaging.connections;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.leadnest.messaging.carriers.Carrier;

/** How messages of a lane leave. */
public sealed interface Way {

    /**
     * @param sender whom they come from: an address, a number, or a messaging service
     * @param pace how fast the sender may text; null when there is no limit of its own
     * @param coldSince since when an own sender is used that receivers do not know; null when there is nothing to warm up
     */
    record Open(Carrier carrier, String sender, @Nullable Instant coldSince, Findings.@Nullable Pace pace)
            implements Way {}

    /** They wait: the channel is not configured, or the account's own carrier did not pass its test. */
    record Shut(String reason) implements Way {}
}
