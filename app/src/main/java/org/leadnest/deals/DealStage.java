package org.leadnest.deals;

import java.util.UUID;

/**
 * A column of the pipeline.
 *
 * @param probability how likely a deal in it closes, in percent; weighs the forecast
 */
public record DealStage(UUID id, String name, Outcome outcome, int probability) {}
