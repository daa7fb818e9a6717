package org.leadnest.followups;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A step as it was written; {@link StepReading} checks it.
 *
 * @param channel EMAIL, SMS, TASK, WAIT, CONDITION or WEBHOOK
 * @param delay ISO 8601, such as {@code PT2H} or {@code P3D}
 * @param businessDays Monday to Friday, at the same local time; instead of {@code delay}
 * @param at such as {@code 09:00}; blank for no hour of its own
 * @param notAfter ISO 8601: later than that after its moment the step is passed over
 * @param approval SEND, or ASK when a person has to let it go first
 * @param weight of this wording; only where there are variants
 * @param variants further wordings, of which each enrollment gets one
 * @param condition of a CONDITION
 * @param url of a WEBHOOK, https
 * @param lineage of the step that this one goes on from, as it was told; its numbers are added up by it
 */
@Schema(name = "StepLine")
public record StepLine(
        @Nullable String channel,
        @Nullable String delay,
        @Nullable Integer businessDays,
        @Nullable String at,
        @Nullable String notAfter,
        @Nullable String approval,
        @Nullable String subject,
        @Nullable String body,
        @Nullable Integer weight,
        @Nullable List<@Nullable Wording> variants,
        @Nullable Branch condition,
        @Nullable String url,
        @Nullable UUID lineage) {

    /** A new step, or one that is found again by its words and place. */
    public StepLine(
            @Nullable String channel,
            @Nullable String delay,
            @Nullable Integer businessDays,
            @Nullable String at,
            @Nullable String notAfter,
            @Nullable String approval,
            @Nullable String subject,
            @Nullable String body,
            @Nullable Integer weight,
            @Nullable List<@Nullable Wording> variants,
            @Nullable Branch condition,
            @Nullable String url) {
        this(
                channel,
                delay,
                businessDays,
                at,
                notAfter,
                approval,
                subject,
                body,
                weight,
                variants,
                condition,
                url,
                null);
    }

    /** @param weight 1 to 100; 1 when absent */
    @Schema(name = "StepWording")
    public record Wording(
            @Nullable Integer weight,
            @Nullable String subject,
            @Nullable String body) {}

    /**
     * @param on REPLIED, OPENED_LINK, STAGE, TAG or FIELD
     * @param field key of the field, of FIELD only
     * @param value the stage, tag or value; not of REPLIED and OPENED_LINK
     * @param otherwise index of the step to go on with when the answer is no, from 0 and behind this one; the number of
     *     steps, or nothing, means the end
     */
    @Schema(name = "StepCondition")
    public record Branch(
            @Nullable String on,
            @Nullable String field,
            @Nullable String value,
            @Nullable Integer otherwise) {}

    /** A step with one wording that acts by itself. */
    public static StepLine of(
            String channel,
            @Nullable String delay,
            @Nullable String at,
            @Nullable String subject,
            @Nullable String body) {
        return new StepLine(channel, delay, null, at, null, null, subject, body, null, null, null, null);
    }
}
