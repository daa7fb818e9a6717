package org.leadnest.billing;

import java.time.Instant;

/** Whether an account may use what costs us money. */
public sealed interface Standing {
    /** @param daysLeft full days and the begun one: 14 on the first day, 1 on the last */
    record OnTrial(Instant end, long daysLeft) implements Standing {}

    record TrialEnded(Instant end) implements Standing {}
}
