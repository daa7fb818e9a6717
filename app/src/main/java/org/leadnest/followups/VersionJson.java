package org.leadnest.followups;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A version of a sequence.
 *
 * @param current whether whoever is enrolled now gets it
 * @param running leads that run through it now
 */
record VersionJson(
        int version, boolean current, Instant createdAt, String createdBy, long running, List<Counted> steps) {

    /** @param numbers of its messages in this version; to add up over versions, add those of the same lineage */
    record Counted(SequenceJson.Step step, StepNumbers numbers) {}

    static VersionJson of(SequenceVersion version, int current, Map<UUID, StepNumbers> numbers) {
        return new VersionJson(
                version.sequence().version(),
                version.sequence().version() == current,
                version.made().at(),
                version.made().by(),
                version.made().running(),
                version.sequence().steps().stream()
                        .map(step ->
                                new Counted(SequenceJson.step(step), numbers.getOrDefault(step.id(), StepNumbers.NONE)))
                        .toList());
    }
}
