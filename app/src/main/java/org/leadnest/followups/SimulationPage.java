package org.leadnest.followups;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadnest.messaging.Forecast;

/**
 * What a sequence would do, as the page shows it.
 *
 * @param enrolling ids of the leads that would be enrolled
 */
public record SimulationPage(
        String name,
        String url,
        String zone,
        int goes,
        int delayed,
        int stopped,
        List<Lead> leads,
        List<String> enrolling) {

    /** @param refusal why nothing happens; absent when something does */
    public record Lead(
            String name,
            String url,
            @Nullable String refusal,
            @Nullable String problem,
            List<Step> steps) {}

    /** @param when the step's moment; @param tone of the outcome */
    public record Step(
            String icon,
            String channel,
            String when,
            String outcome,
            String tone,
            String why,
            String subject,
            String text) {}

    static SimulationPage of(Simulation simulation, ZoneId zone) {
        List<Forecast> forecasts = simulation.leads().stream()
                .flatMap(lead -> lead.happenings().stream())
                .flatMap(happening -> Stream.ofNullable(happening.forecast()))
                .toList();
        return new SimulationPage(
                simulation.sequence().name(),
                "/app/sequences/" + simulation.sequence().id(),
                zone.getId(),
                (int) forecasts.stream()
                        .filter(one -> one instanceof Forecast.Goes goes && goes.held() == null)
                        .count(),
                (int) forecasts.stream()
                        .filter(one -> one instanceof Forecast.Goes goes && goes.held() != null)
                        .count(),
                (int) forecasts.stream()
                        .filter(one -> !(one instanceof Forecast.Goes))
                        .count(),
                simulation.leads().stream().map(lead -> lead(lead, zone)).toList(),
                simulation.leads().stream()
                        .filter(lead -> lead.refusal() == null)
                        .map(lead -> lead.leadId().toString())
                        .toList());
    }

    private static Lead lead(Simulation.OfLead lead, ZoneId zone) {
        return new Lead(
                lead.name(),
                "/app/leads/" + lead.leadId(),
                lead.refusal(),
                lead.problem(),
                lead.happenings().stream().map(one -> step(one, zone)).toList());
    }

    private static Step step(Simulation.Happening happening, ZoneId zone) {
        return switch (happening.forecast()) {
            case null -> step(happening, zone, quiet(happening.channel()), "info", "");
            case Forecast.Goes(var at, var held) ->
                held == null
                        ? step(happening, zone, "Goes", "good", "")
                        : step(happening, zone, "Goes " + RunView.time(at, zone), "warn", held.words());
            case Forecast.Waits waits ->
                step(happening, zone, "Waits for somebody", "warn", waits.held().words());
            case Forecast.Refused refused ->
                step(happening, zone, "Is not sent", "bad", refused.reason().words());
        };
    }

    private static Step step(Simulation.Happening happening, ZoneId zone, String outcome, String tone, String why) {
        return new Step(
                happening.channel().icon(),
                "Step " + happening.step() + ", " + happening.channel().label().toLowerCase(Locale.ROOT),
                RunView.time(happening.due(), zone),
                outcome,
                tone,
                happening.asksFirst() ? ("Asks first. " + why).strip() : why,
                happening.subject(),
                happening.text());
    }

    private static String quiet(StepChannel channel) {
        return switch (channel) {
            case WEBHOOK -> "Calls";
            case CONDITION -> "Is answered";
            case EMAIL, SMS, WAIT -> "";
            case TASK -> "Files a task";
        };
    }
}
