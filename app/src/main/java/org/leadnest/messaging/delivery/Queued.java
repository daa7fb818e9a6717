package org.leadnest.messaging.delivery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.messaging.Category;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Status;
import org.leadnest.messaging.Whereabouts;
import org.leadnest.messaging.connections.Lane;
import org.leadnest.messaging.gate.Candidate.ConsentState;

/** A message that is due, with what the database knows for the gate. */
record Queued(
        UUID id,
        @Nullable UUID person,
        @Nullable UUID enrollment,
        Channel channel,
        Category category,
        String recipient,
        Status status,
        @Nullable String rule,
        @Nullable Instant notAfter,
        Whereabouts whereabouts,
        boolean suppressed,
        boolean answered,
        ConsentState consent,
        List<Instant> recentCommercial) {

    /** LeadNest's own mail has no person; its texts, codes to users' phones, go by the account's way. */
    Lane lane() {
        return new Lane(channel, person == null && channel == Channel.EMAIL);
    }
}
