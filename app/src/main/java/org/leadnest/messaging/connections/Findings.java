package org.leadnest.messaging.connections;

import java.util.List;

/**
 * What a provider says about credentials, when they were last tried.
 *
 * @param standing whose they are and how that account stands, in words
 * @param senders numbers and messaging services of which one is chosen; empty for e-mail
 * @param registrations what the provider or the networks ask for: 10DLC brands and campaigns, authenticated domains
 */
public record Findings(String standing, List<Sender> senders, List<Registration> registrations) {
    public static final Findings NONE = new Findings("", List.of(), List.of());

    public Findings {
        senders = List.copyOf(senders);
        registrations = List.copyOf(registrations);
    }

    /** @param value a number in E.164, or a messaging service's SID */
    public record Sender(String value, String label) {}

    /**
     * @param tone {@code good}, {@code warn} or {@code bad}
     * @param limits what it lets through, or what stays blocked until it is done
     */
    public record Registration(String what, String state, String tone, String limits) {}
}
