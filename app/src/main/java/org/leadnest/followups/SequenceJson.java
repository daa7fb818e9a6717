package org.leadnest.followups;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadnest.cadence.Approval;
import org.leadnest.cadence.Delay;
import org.leadnest.messaging.TextProblem;

/**
 * A sequence as the API answers it.
 *
 * @param version of its steps: leads that are enrolled keep theirs
 * @param problems of its texts: names that nothing is known by; told by POST and PUT, which save them all the same
 * @param revision counts the times that it was saved; as the ETag, what If-Match compares
 */
record SequenceJson(
        UUID id,
        String name,
        int version,
        List<Step> steps,
        Set<String> pausing,
        boolean anyStage,
        String goalTag,
        SequenceNumbers numbers,
        int revision,
        List<TextProblem> problems,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant archivedAt) {

    /**
     * @param id of the step in this version
     * @param lineage the same from version to version; give it back with a changed step, and its numbers go on
     * @param delay ISO 8601; absent where {@code businessDays} stands
     * @param notAfter ISO 8601; absent when it never comes too late
     * @param weight of this wording among the variants
     * @param condition of a CONDITION only
     * @param url of a WEBHOOK only
     */
    record Step(
            UUID id,
            UUID lineage,
            StepChannel channel,
            @Nullable String delay,
            @Nullable Integer businessDays,
            @Nullable String at,
            @Nullable String notAfter,
            Approval approval,
            String subject,
            String body,
            int weight,
            List<StepVariant> variants,
            @Nullable Condition condition,
            @Nullable String url) {}

    /** @param otherwise index of the step to go on with when the answer is no; the number of steps means the end */
    @Schema(name = "StepConditionJson")
    record Condition(StepBranch.Question on, String field, String value, int otherwise) {}

    static SequenceJson of(Sequence sequence, SequenceNumbers numbers, List<TextProblem> problems) {
        return new SequenceJson(
                sequence.id().value(),
                sequence.name(),
                sequence.version(),
                sequence.steps().stream().map(SequenceJson::step).toList(),
                sequence.exits().pausing().stream().map(Enum::name).collect(Collectors.toCollection(TreeSet::new)),
                sequence.exits().anyStage(),
                sequence.exits().goalTag(),
                numbers,
                sequence.revision(),
                problems,
                sequence.createdAt(),
                sequence.updatedAt(),
                sequence.archivedAt());
    }

    static Step step(SequenceStep step) {
        return new Step(
                step.id(),
                step.lineage(),
                step.channel(),
                step.delay() instanceof Delay.Elapsed(var time) ? time.toString() : null,
                step.delay() instanceof Delay.BusinessDays(var days) ? days : null,
                text(step.at()),
                text(step.notAfter()),
                step.approval(),
                step.subject(),
                step.body(),
                step.weight(),
                step.variants(),
                condition(step.branch()),
                step.url());
    }

    private static @Nullable Condition condition(@Nullable StepBranch branch) {
        return branch == null ? null : new Condition(branch.on(), branch.field(), branch.value(), branch.otherwise());
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
