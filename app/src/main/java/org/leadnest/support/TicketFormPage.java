package org.leadnest.support;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The form by which a request is sent.
 *
 * @param mark of the moment at which the form was shown
 * @param problem what else kept it from being taken
 * @param contactEmail where mail may go instead; null as long as the operator has set none
 */
public record TicketFormPage(
        String name,
        String email,
        String topic,
        String subject,
        String words,
        String mark,
        Map<String, String> topics,
        Map<String, String> errors,
        @Nullable String problem,
        @Nullable String contactEmail) {

    static TicketFormPage of(
            NewTicket given,
            String mark,
            Map<String, String> errors,
            @Nullable String problem,
            @Nullable String contactEmail) {
        return new TicketFormPage(
                given.name(),
                given.email(),
                given.topic(),
                given.subject(),
                given.words(),
                mark,
                Topic.options(),
                errors,
                problem,
                contactEmail);
    }

    public @Nullable String error(String field) {
        return errors.get(field);
    }
}
