package org.leadnest.deals;

import java.util.UUID;

/**
 * A column of a pipeline.
 *
 * @param probability how likely a deal in it closes, in percent; weighs the forecast
 * @param pipeline the name of the pipeline that it belongs to
 */
public record DealStage(UUID id, String name, Outcome outcome, int probability, UUID pipelineId, String pipeline) {
    /** With its pipeline, where a name alone could mean several stages. */
    public String full() {
        return pipeline + ": " + name;
    }
}
