package org.leadnest.messaging.carriers;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A message whose call to the carrier was not answered.
 *
 * @param text as it was queued; what was sent begins with it
 * @param calledAt by the machine's clock, which the carrier's own dates are compared with
 * @param known the carrier's ids of other messages to the same recipient: it is none of these
 */
public record Lost(UUID message, String to, String from, String text, Instant calledAt, Set<String> known) {
    public Lost {
        known = Set.copyOf(known);
    }
}
