package org.leadnest.followups;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.leadnest.kernel.AccountId;

/**
 * Leads got a tag that is the goal of some sequence.
 *
 * @param at when; the end of time for what an older release wrote down without it
 */
public record TagGoalMet(AccountId account, List<UUID> leads, String tag, Instant at) {
    public TagGoalMet {
        at = Objects.requireNonNullElse(at, Instant.MAX);
    }
}
