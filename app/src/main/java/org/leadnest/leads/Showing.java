package org.leadnest.leads;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.UserId;

/** A home that a lead was shown, or is going to be shown. @param sequence how often it was changed */
public record Showing(
        UUID id,
        LeadId lead,
        UserId agent,
        String agentName,
        String place,
        Instant startsAt,
        Duration length,
        Status status,
        @Nullable String note,
        int sequence) {

    /** Where it stands. */
    public enum Status {
        BOOKED,
        DONE,
        CANCELED
    }
}
