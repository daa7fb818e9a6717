package org.leadnest.followups;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A sequence as the API answers it. */
record SequenceJson(
        UUID id,
        String name,
        int version,
        List<Step> steps,
        Set<String> pausing,
        boolean anyStage,
        SequenceNumbers numbers,
        Instant createdAt,
        Instant updatedAt) {

    /** @param delay ISO 8601 */
    record Step(
            UUID id,
            StepChannel channel,
            String delay,
            @Nullable String at,
            String subject,
            String body) {}

    static SequenceJson of(Sequence sequence, SequenceNumbers numbers) {
        return new SequenceJson(
                sequence.id().value(),
                sequence.name(),
                sequence.version(),
                sequence.steps().stream().map(SequenceJson::step).toList(),
                sequence.exits().pausing().stream().map(Enum::name).collect(Collectors.toCollection(TreeSet::new)),
                sequence.exits().anyStage(),
                numbers,
                sequence.createdAt(),
                sequence.updatedAt());
    }

    private static Step step(SequenceStep step) {
        return new Step(
                step.id(),
                step.channel(),
                step.delay().toString(),
                Optional.ofNullable(step.at()).map(Object::toString).orElse(null),
                step.subject(),
                step.body());
    }
}
