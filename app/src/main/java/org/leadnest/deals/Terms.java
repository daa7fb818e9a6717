package org.leadnest.deals;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was agreed about a deal beyond its value.
 *
 * @param probability that it closes, in percent; null takes the stage's
 * @param remindDays how many days before each key date its task is due
 */
public record Terms(
        @Nullable Integer probability,
        @Nullable Referral referral,
        List<Split> splits,
        Map<KeyDate, LocalDate> dates,
        int remindDays,
        List<Party> parties) {
    static final int USUAL_REMIND_DAYS = 2;
    static final Terms NONE = new Terms(null, null, List.of(), Map.of(), USUAL_REMIND_DAYS, List.of());

    public Terms {
        splits = List.copyOf(splits);
        parties = List.copyOf(parties);
        Map<KeyDate, LocalDate> inOrder = new EnumMap<>(KeyDate.class);
        inOrder.putAll(dates);
        dates = Collections.unmodifiableMap(inOrder);
    }

    Terms with(List<Split> otherSplits, List<Party> otherParties) {
        return new Terms(probability, referral, otherSplits, dates, remindDays, otherParties);
    }
}
