package org.leadnest.cadence;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Something that happened to an enrollment. */
public sealed interface Signal {

    /** The lead was enrolled. */
    record Started() implements Signal {}

    /** The due instant may have come. */
    record Due() implements Signal {}

    /** A person let the step that asks go. */
    record Approved() implements Signal {}

    /** A person refused the step that asks. */
    record Declined() implements Signal {}

    /** The lead answered, on whatever channel. */
    record Replied() implements Signal {}

    /**
     * A machine answered for the lead.
     *
     * @param returnDate when the lead is said to be back, when the answer says so
     */
    record AutoReplied(@Nullable LocalDate returnDate) implements Signal {}

    /** The lead wants nothing more, on any channel. */
    record OptedOut() implements Signal {}

    /**
     * The lead wants nothing more on some channels.
     *
     * @param closed all that are closed by now
     */
    record ChannelClosed(Set<Channel> closed) implements Signal {
        public ChannelClosed {
            closed = Set.copyOf(closed);
        }
    }

    record StageChanged() implements Signal {}

    record DealOpened() implements Signal {}

    record ShowingBooked() implements Signal {}

    record GoalReached() implements Signal {}

    /** A person paused the enrollment. */
    record Paused() implements Signal {}

    /** A person let it go on. */
    record Resumed() implements Signal {}

    /** A person ended it, or the lead is gone. */
    record Stopped() implements Signal {}

    /** A person put the sequence away, and what runs through it. */
    record Archived() implements Signal {}
}
