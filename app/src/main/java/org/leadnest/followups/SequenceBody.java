package org.leadnest.followups;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of POST and PUT.
 *
 * @param pausing what pauses a run instead of ending it: REPLIED, SHOWING_BOOKED, STAGE_CHANGED, DEAL_OPENED
 * @param anyStage whether every change of stage counts (as without it), or only one to a stage that is won or lost
 * @param goalTag the tag that ends a run of whoever gets it; without it none does
 */
record SequenceBody(
        @Nullable String name,
        @Nullable List<@Nullable StepLine> steps,
        @Nullable Set<String> pausing,
        @Nullable Boolean anyStage,
        @Nullable String goalTag) {

    SequenceInput input() {
        return new SequenceInput(
                name,
                steps == null
                        ? List.of()
                        : steps.stream().map(SequenceBody::known).toList(),
                pausing == null ? Set.of() : pausing,
                anyStage == null || anyStage,
                goalTag == null ? "" : goalTag);
    }

    /** Of a null in the list everything is missing, and is said to be. */
    private static StepLine known(@Nullable StepLine line) {
        return line == null
                ? new StepLine(null, null, null, null, null, null, null, null, null, null, null, null)
                : line;
    }
}
