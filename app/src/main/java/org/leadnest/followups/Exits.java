package org.leadnest.followups;

import java.util.EnumSet;
import java.util.Set;
import org.leadnest.cadence.ExitReason;

/**
 * What a version does when something else happens with the lead. A reply, a change of stage and a deal always end the run
 * or pause it; an opt-out always ends it.
 *
 * @param pausing those that pause
 * @param anyStage whether every change of stage counts, or only one to a stage that is won or lost
 * @param goalTag ends a run of whoever gets it, whatever else is set; empty for none
 */
public record Exits(Set<ExitReason> pausing, boolean anyStage, String goalTag) {
    public static final Exits USUAL = new Exits(Set.of(), true, "");

    public Exits {
        pausing = pausing.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(pausing));
    }

    boolean reachedBy(String tag) {
        return !goalTag.isEmpty() && goalTag.equalsIgnoreCase(tag);
    }

    boolean pauses(ExitReason reason) {
        return pausing.contains(reason);
    }
}
