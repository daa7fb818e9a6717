package org.leadnest.followups;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.cadence.SequencePlan;

/**
 * A sequence in one of its versions.
 *
 * @param version counts from 1
 * @param archivedAt when it was put away; absent while it is in use
 * @param revision counts the times that it was saved, from 1
 */
public record Sequence(
        SequenceId id,
        String name,
        UUID versionId,
        int version,
        List<SequenceStep> steps,
        Exits exits,
        int revision,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant archivedAt) {

    public Sequence {
        steps = List.copyOf(steps);
    }

    SequencePlan plan() {
        return new SequencePlan(
                versionId, steps.stream().map(SequenceStep::planned).toList(), exits.pausing());
    }

    boolean same(SequenceDraft draft) {
        return exits.equals(draft.exits())
                && steps.size() == draft.steps().size()
                && java.util.stream.IntStream.range(0, steps.size())
                        .allMatch(i -> steps.get(i).same(draft.steps().get(i)));
    }
}
