package org.leadnest.messaging.gate;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.UserId;
import org.leadnest.messaging.Channel;

/**
 * A rule of sending that an account set itself.
 *
 * @param reason why; blank where a stricter one says none
 * @param lawSource the source of the law that a looser one stands in for; blank for a stricter one
 * @param ended by whom, when and why it was ended; null while it is in force
 */
public record OwnRule(
        UUID id,
        Stance stance,
        Wanted wanted,
        String reason,
        String lawSource,
        LocalDate from,
        @Nullable LocalDate until,
        UserId setBy,
        Instant setAt,
        @Nullable Ended ended) {
    /** The jurisdiction of a rule that binds everywhere. */
    public static final String EVERYWHERE = "*";

    /** A stricter rule is asked beside the law; a looser one instead of one row of it. */
    public enum Stance {
        STRICTER,
        LOOSER
    }

    public record Ended(UserId by, Instant at, String reason) {}

    /**
     * What is wanted, before anybody has decided whether it is stricter.
     *
     * @param channel null for both
     * @param jurisdiction "US-FL" and the like, or {@link #EVERYWHERE}
     */
    public record Wanted(@Nullable Channel channel, String jurisdiction, What what) {
        boolean everywhere() {
            return jurisdiction.equals(EVERYWHERE);
        }
    }

    public sealed interface What {}

    /**
     * On these days, messages may arrive from {@code opens} until before {@code closes}; on none of their hours when both are
     * null.
     *
     * @param closes midnight means the end of the day
     */
    public record Hours(
            Set<DayOfWeek> days,
            @Nullable LocalTime opens,
            @Nullable LocalTime closes) implements What {
        public Hours {
            days = Set.copyOf(days);
        }
    }

    /** At most so many commercial messages to one person within a time. */
    public record Most(int most, Duration within) implements What {}

    /** In force on that day, and not ended. */
    boolean inForceOn(LocalDate day) {
        return ended == null && !day.isBefore(from) && (until == null || day.isBefore(until));
    }

    /** A looser rule for texts holds only for people whose consent stands in the ledger. */
    boolean binds(Channel channel, boolean consented) {
        boolean own = wanted.channel() == null || wanted.channel() == channel;
        return own && (stance == Stance.STRICTER || channel == Channel.EMAIL || consented);
    }
}
