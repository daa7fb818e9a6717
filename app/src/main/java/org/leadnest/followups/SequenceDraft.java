package org.leadnest.followups;

import java.util.List;

/** A sequence as somebody wants it; checked by {@link SequenceInput}. */
public record SequenceDraft(String name, List<SequenceStep> steps, Exits exits) {
    public SequenceDraft {
        steps = List.copyOf(steps);
    }
}
