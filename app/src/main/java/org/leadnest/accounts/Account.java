package org.leadnest.accounts;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.PhoneNumber;

/**
 * A tenant: a brokerage or a solo agent.
 *
 * @param zone in which its people read times and plan their day
 * @param trialEndsAt 14 days after sign-up
 */
public record Account(
        AccountId id,
        String name,
        Status status,
        ZoneId zone,
        Optional<PhoneNumber> phone,
        Instant createdAt,
        Instant trialEndsAt) {
    public enum Status {
        ACTIVE,
        /** Read-only for two weeks, in which an owner can undo it. */
        CLOSING,
        SUSPENDED,
        CLOSED
    }
}
