package org.leadnest.messaging.connections;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account's own carrier on a channel.
 *
 * @param sender the e-mail address, number or messaging service that messages come from; empty until one is chosen
 * @param eventKey the public key by which SendGrid signs its events, or empty
 * @param warm whether its domain or number is known to receivers already, by the account's word
 * @param connectedAt since when messages go by these credentials; a new secret for the same login changes nothing
 * @param problem what was wrong when it was last tried; null when it may be used
 */
public record Connection(
        UUID id,
        Credentials credentials,
        String sender,
        String eventKey,
        Findings findings,
        @Nullable String problem,
        boolean warm,
        Instant connectedAt,
        Instant checkedAt) {

    /** Whether it is what messages go by: until a sender is chosen, they go by the house's carrier. */
    public boolean complete() {
        return !sender.isEmpty();
    }
}
