package org.leadnest.leads;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.leadnest.kernel.AccountId;

/**
 * A showing was booked.
 *
 * @param confirm whether the lead is to be written to
 * @param at when; the end of time for what an older release wrote down without it
 */
public record ShowingBooked(AccountId account, UUID lead, UUID showing, boolean confirm, Instant at) {
    public ShowingBooked {
        at = Objects.requireNonNullElse(at, Instant.MAX);
    }
}
