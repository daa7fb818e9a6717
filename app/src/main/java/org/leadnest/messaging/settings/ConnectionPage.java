package org.leadnest.messaging.settings;

import java.util.Map;

/**
 * A form for credentials, formatted; a secret is never among what it shows.
 *
 * @param kind {@code twilio}, {@code sendgrid} or {@code smtp}
 * @param objection the provider's, or empty
 */
public record ConnectionPage(
        String kind,
        String title,
        String login,
        String host,
        String port,
        boolean tls,
        String sender,
        String eventKey,
        boolean warm,
        Map<String, String> errors,
        String objection) {

    static ConnectionPage of(ConnectionForm form, Map<String, String> errors, String objection) {
        var provider = form.provider();
        return new ConnectionPage(
                provider.name().toLowerCase(java.util.Locale.ROOT),
                provider.words(),
                form.login(),
                form.host(),
                form.port(),
                form.tls(),
                form.sender(),
                form.eventKey(),
                form.warm(),
                errors,
                objection);
    }
}
