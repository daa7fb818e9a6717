package org.leadnest.leads.routing;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When an agent takes leads, in the account's zone.
 *
 * @param days empty for every day
 * @param awayFrom first day of a vacation, {@code awayUntil} its last
 */
record Shift(
        Set<DayOfWeek> days,
        @Nullable LocalTime from,
        @Nullable LocalTime to,
        @Nullable LocalDate awayFrom,
        @Nullable LocalDate awayUntil) {
    static final Shift ALWAYS = new Shift(Set.of(), null, null, null, null);

    /** Why the agent takes nothing at that time; empty when they do. */
    Optional<String> refusal(LocalDateTime at) {
        LocalDate day = at.toLocalDate();
        boolean begun = awayFrom != null && !day.isBefore(awayFrom);
        if (begun && (awayUntil == null || !day.isAfter(awayUntil))) {
            return Optional.of("is on vacation");
        }
        return Conditions.open(days, from, to, at) ? Optional.empty() : Optional.of("is outside of working hours");
    }
}
