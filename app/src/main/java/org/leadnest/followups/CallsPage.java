package org.leadnest.followups;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What webhook steps called.
 *
 * @param secret for whoever may see the account's settings
 */
public record CallsPage(
        List<Row> rows,
        @Nullable String secret,
        @Nullable String nextHref,
        @Nullable String firstHref) {

    /** @param problem empty when there is none */
    public record Row(
            String id,
            String when,
            String sequence,
            String sequenceUrl,
            String step,
            String url,
            String status,
            String tone,
            String problem,
            boolean givenUp) {}

    static Row row(WebhookCall call, ZoneId zone) {
        Instant next = call.nextAt();
        String problem = call.problem() == null ? "" : call.problem();
        return new Row(
                call.id().toString(),
                RunView.time(call.createdAt(), zone),
                call.sequence(),
                "/app/sequences/" + call.sequenceId(),
                "Step " + (call.step() + 1),
                call.url(),
                switch (call.status()) {
                    case PENDING -> call.attempts() == 0 ? "Is called" : "Is tried again";
                    case DELIVERED -> "Delivered";
                    case FAILED -> "Given up";
                },
                switch (call.status()) {
                    case PENDING -> call.attempts() == 0 ? "info" : "warn";
                    case DELIVERED -> "good";
                    case FAILED -> "bad";
                },
                next == null || problem.isEmpty() ? problem : problem + " Next try: " + RunView.time(next, zone) + ".",
                call.status() == WebhookCall.Status.FAILED);
    }
}
