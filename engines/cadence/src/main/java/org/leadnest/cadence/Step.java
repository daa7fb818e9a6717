package org.leadnest.cadence;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One step of a sequence version.
 *
 * @param delay counted from the previous step's moment, for the first step from enrolment
 * @param at then moves the moment to the next such local time at or after it
 * @param notAfter how late the step may act, counted from its moment; later it is skipped
 */
public record Step(
        UUID id,
        Action action,
        Delay delay,
        @Nullable LocalTime at,
        @Nullable Duration notAfter,
        Approval approval) {

    public Step {
        if (notAfter != null && notAfter.isNegative()) {
            throw new IllegalArgumentException("An expiry must not be negative, but was " + notAfter);
        }
    }

    /** A step that acts by itself and does not expire. */
    public static Step of(UUID id, Action action, Duration delay) {
        return new Step(id, action, new Delay.Elapsed(delay), null, null, Approval.SEND);
    }

    Instant momentAfter(Instant previous, ZoneId zone) {
        var earliest = delay.from(previous, zone);
        return at == null ? earliest : LocalTimes.next(at, earliest, zone);
    }

    @Nullable
    Instant expiry(Instant moment) {
        return notAfter == null ? null : moment.plus(notAfter);
    }
}
