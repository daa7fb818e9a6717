package org.leadnest.leads;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Optional;

/** How often a task comes again. */
public enum Repeat {
    DAILY("every day"),
    WEEKLY("every week"),
    MONTHLY("every month"),
    YEARLY("every year");

    private final String words;

    Repeat(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    public static Optional<Repeat> of(String name) {
        return Arrays.stream(values()).filter(one -> one.name().equals(name)).findFirst();
    }

    /** The first turn of the rhythm that began at {@code due} which lies behind {@code now}: what was missed is not made up for. */
    public Instant next(Instant due, Instant now, ZoneId zone) {
        ZonedDateTime first = due.atZone(zone);
        ZonedDateTime turn = first;
        for (int count = 1; !turn.toInstant().isAfter(due) || !turn.toInstant().isAfter(now); count++) {
            turn = switch (this) {
                case DAILY -> first.plusDays(count);
                case WEEKLY -> first.plusWeeks(count);
                case MONTHLY -> first.plusMonths(count);
                case YEARLY -> first.plusYears(count);
            };
        }
        return turn.toInstant();
    }
}
