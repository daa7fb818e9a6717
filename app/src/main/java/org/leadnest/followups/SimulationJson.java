package org.leadnest.followups;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.messaging.Forecast;

/** A simulation as the API answers it, one line for each lead that was named. */
@Schema(name = "Simulation")
record SimulationJson(List<OfLead> data) {

    /**
     * @param refused why the lead would not be enrolled; null when it would be
     * @param problem a text that cannot be filled in, where the run would pause; null when all can be
     */
    @Schema(name = "SimulatedLead")
    record OfLead(
            UUID leadId,
            @Nullable String refused,
            List<Step> steps,
            @Nullable String problem) {}

    /**
     * @param step counts from 1
     * @param dueAt when the step acts
     * @param asksFirst whether a person is asked before; told as if the answer were yes, at once
     * @param outcome GOES, WAITS (until somebody changes something), REFUSED, TASK, WEBHOOK or CONDITION
     * @param goesAt when the message would leave; null when it would not
     * @param rule of the send gate that holds or refuses it, if one does
     */
    @Schema(name = "SimulatedStep")
    record Step(
            int step,
            StepChannel channel,
            Instant dueAt,
            boolean asksFirst,
            String outcome,
            @Nullable Instant goesAt,
            @Nullable String rule,
            @Nullable String reason,
            String subject,
            String text) {}

    static SimulationJson of(Simulation simulation) {
        return new SimulationJson(simulation.leads().stream()
                .map(lead -> new OfLead(
                        lead.leadId(),
                        lead.refusal(),
                        lead.happenings().stream().map(SimulationJson::step).toList(),
                        lead.problem()))
                .toList());
    }

    private static Step step(Simulation.Happening happening) {
        return switch (happening.forecast()) {
            case null -> step(happening, happening.channel().name(), null, null);
            case Forecast.Goes goes -> step(happening, "GOES", goes.at(), goes.held());
            case Forecast.Waits waits -> step(happening, "WAITS", null, waits.held());
            case Forecast.Refused refused -> step(happening, "REFUSED", null, refused.reason());
        };
    }

    private static Step step(
            Simulation.Happening happening, String outcome, @Nullable Instant goesAt, Forecast.@Nullable Reason why) {
        return new Step(
                happening.step(),
                happening.channel(),
                happening.due(),
                happening.asksFirst(),
                outcome,
                goesAt,
                why == null ? null : why.rule(),
                why == null ? null : why.words(),
                happening.subject(),
                happening.text());
    }
}
