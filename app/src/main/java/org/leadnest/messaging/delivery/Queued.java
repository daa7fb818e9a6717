package org.leadnest.messaging.delivery;

import java.time.Duration;
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
import org.leadnest.messaging.gate.SendGate;

/**
 * A message that is due, with what the database knows for the gate.
 *
 * @param words a hash of what it says
 * @param segments that a text is charged as, 1 with pictures; 0 for an e-mail
 * @param pictures whether it is a text with pictures
 */
record Queued(
        UUID id,
        @Nullable UUID person,
        @Nullable UUID enrollment,
        Channel channel,
        String kind,
        Category category,
        String recipient,
        String recipientKey,
        String words,
        int segments,
        Status status,
        @Nullable String rule,
        Instant sendAt,
        @Nullable Instant notAfter,
        Whereabouts whereabouts,
        boolean suppressed,
        boolean answered,
        ConsentState consent,
        List<Instant> recentCommercial,
        @Nullable Instant saidAt,
        @Nullable Instant awayUntil,
        boolean unsubscribable,
        boolean pictures) {
    /** Turns of an hour in which nothing could be sent are not made up for at once. */
    private static final Duration TURN_KEPT = Duration.ofSeconds(10);

    boolean byHand() {
        return kind.equals("MANUAL");
    }

    /** What a person of the account wrote just now, and what answers somebody, passes by those who wait in line. */
    boolean waitsInLine() {
        return category == Category.COMMERCIAL && !byHand();
    }

    /** Whether it was given this moment before, as its turn. */
    boolean hasTurn(Instant now) {
        return SendGate.RATE.equals(rule) && status == Status.HELD && sendAt.isAfter(now.minus(TURN_KEPT));
    }

    /** LeadNest's own mail has no person; its texts, codes to users' phones, go by the account's way. */
    Lane lane() {
        return new Lane(channel, person == null && channel == Channel.EMAIL);
    }
}
