package org.leadnest.deals;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline as the API takes it. What is left out stays as it is.
 *
 * @param like name or id of the pipeline whose stages a new one gets; the usual ones when it is left out
 * @param standard true makes it the one that is meant where none is named
 * @param archived true takes it out of use, which one with open deals refuses
 */
@Schema(name = "PipelineInput")
record PipelineBody(
        @Nullable String name,
        @Nullable String like,
        @Nullable Boolean standard,
        @Nullable Boolean archived) {

    /**
     * A stage as the API takes it. What is left out stays as it is.
     *
     * @param outcome OPEN, WON or LOST; OPEN for a new one
     * @param probability in percent; a won stage has 100 and a lost one 0, whatever is sent
     * @param place among the stages in use, counted from 0
     * @param archived true takes it out of use, which one with deals in it refuses
     */
    @Schema(name = "StageInput")
    record Stage(
            @Nullable String name,
            @Nullable String outcome,
            @Nullable Integer probability,
            @Nullable Integer place,
            @Nullable Boolean archived) {
        /** @param before whose words stand where nothing was sent; null for a new stage */
        StageWording wording(@Nullable DealStage before) {
            return before == null
                    ? new StageWording(
                            or(name, ""), or(outcome, Outcome.OPEN.name()), probability == null ? "" : probability + "")
                    : new StageWording(
                            or(name, before.name()),
                            or(outcome, before.outcome().name()),
                            String.valueOf(probability == null ? before.probability() : probability));
        }

        private static String or(@Nullable String sent, String otherwise) {
            return sent == null ? otherwise : sent;
        }

        /** Whether a wording was sent at all. */
        boolean worded() {
            return name != null || outcome != null || probability != null;
        }
    }
}
