package org.leadnest.cadence;

import java.time.ZoneId;
import java.util.Map;
import java.util.Set;

/**
 * What is known about the lead at the moment of a signal.
 *
 * @param zone the lead's zone, or the account's when the lead's is not known; local times of steps are read in it
 * @param workDays business days, where the lead and the account are
 */
public record Facts(
        ZoneId zone,
        WorkDays workDays,
        boolean replied,
        boolean openedLink,
        String stage,
        Set<String> tags,
        Map<String, String> fields) {

    public Facts {
        tags = Set.copyOf(tags);
        fields = Map.copyOf(fields);
    }

    /** Facts for a plan without conditions. */
    public static Facts inZone(ZoneId zone) {
        return on(WorkDays.WEEKDAYS, zone);
    }

    /** The same, where there are holidays. */
    public static Facts on(WorkDays days, ZoneId zone) {
        return new Facts(zone, days, false, false, "", Set.of(), Map.of());
    }
}
