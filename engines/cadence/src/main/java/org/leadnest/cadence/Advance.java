package org.leadnest.cadence;

import java.util.List;

/** The answer to a signal: the enrollment as it now stands, and what to carry out. */
public record Advance(Enrollment enrollment, List<Effect> effects) {

    public Advance {
        effects = List.copyOf(effects);
    }

    static Advance unchanged(Enrollment enrollment) {
        return new Advance(enrollment, List.of());
    }
}
