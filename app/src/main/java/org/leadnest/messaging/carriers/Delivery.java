package org.leadnest.messaging.carriers;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of a call to a carrier. */
public sealed interface Delivery {

    /** @param providerId the carrier's id of the message, when it gave one */
    record Accepted(@Nullable String providerId) implements Delivery {}

    /**
     * Refused for good: the same call would fail again.
     *
     * @param addressDead whether the address should get nothing more (a hard bounce, or the carrier's own opt-out list)
     */
    record Rejected(String reason, boolean addressDead) implements Delivery {}

    /** Certainly not taken; it may be tried again, after {@code retryAfter} when the carrier said so. */
    record NotAccepted(String reason, @Nullable Duration retryAfter) implements Delivery {}

    /** Certainly not taken, and neither would any other message be: the carrier refuses our credentials or our account. */
    record Closed(String reason) implements Delivery {}

    /** It may have been taken or not. */
    record Unknown(String reason) implements Delivery {}
}
