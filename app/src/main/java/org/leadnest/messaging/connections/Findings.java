package org.leadnest.messaging.connections;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says about credentials, when they were last tried.
 *
 * @param standing whose they are and how that account stands, in words
 * @param senders numbers and messaging services of which one is chosen; empty for e-mail
 * @param registrations what the provider or the networks ask for: 10DLC brands and campaigns, authenticated domains
 * @param paces how fast each sender may text; null in what was kept before it was asked for
 */
public record Findings(
        String standing,
        List<Sender> senders,
        List<Registration> registrations,
        @Nullable List<Pace> paces) {
    public static final Findings NONE = new Findings("", List.of(), List.of(), List.of());

    public Findings {
        senders = List.copyOf(senders);
        registrations = List.copyOf(registrations);
        paces = paces == null ? List.of() : List.copyOf(paces);
    }

    public Findings(String standing, List<Sender> senders, List<Registration> registrations) {
        this(standing, senders, registrations, List.of());
    }

    /** How fast {@code sender} may text; empty when the provider said nothing of it. */
    public Optional<Pace> pace(String sender) {
        return paces == null
                ? Optional.empty()
                : paces.stream().filter(one -> one.sender().equals(sender)).findFirst();
    }

    /** @param value a number in E.164, or a messaging service's SID */
    public record Sender(String value, String label) {}

    /**
     * @param tone {@code good}, {@code warn} or {@code bad}
     * @param limits what it lets through, or what stays blocked until it is done
     */
    public record Registration(String what, String state, String tone, String limits) {}

    /**
     * @param sender as in {@link Sender#value}
     * @param perSecond messages a second
     * @param blocked why networks take nothing from it at all, or empty
     * @param tier of its 10DLC brand, by which networks count its segments of a day; null where it has none
     */
    public record Pace(
            String sender,
            int perSecond,
            String blocked,
            @Nullable String tier) {
        public Pace(String sender, int perSecond, String blocked) {
            this(sender, perSecond, blocked, null);
        }
    }
}
