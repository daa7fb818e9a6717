package org.leadnest.followups;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A further wording of a step.
 *
 * @param weight its share among the weights of all wordings, 1 to 100
 * @param subject of an e-mail; blank for texts
 */
@Schema(name = "StepVariant")
public record StepVariant(int weight, String subject, String body) {}
