package org.leadnest.messaging.settings;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadnest.messaging.connections.Findings;

/**
 * The page {@code /app/settings/sending}.
 *
 * @param mail how e-mail leaves, in words
 * @param sms how texts leave, in words
 */
public record SendingPage(
        String fromName,
        String postalAddress,
        String smsBasis,
        boolean trackLinks,
        boolean trackOpens,
        String unknownSenders,
        String companyName,
        Map<String, String> errors,
        Way mail,
        Way sms,
        List<Own> own,
        @Nullable Gauge complaints,
        @Nullable Mailbox mailbox,
        @Nullable AnswerDomain answerDomain,
        List<Door> doors,
        List<Hours> quietHours,
        List<MostOf> caps,
        List<Network> networks) {

    /** An address to enter at a carrier, so that answers and reports come back. */
    public record Door(String what, String address) {}

    /**
     * @param real whether messages reach people
     * @param own whether the account's own credentials are used
     */
    public record Way(String provider, String sender, boolean real, boolean own) {}

    /**
     * The account's own carrier.
     *
     * @param kind as in the address of its form
     * @param problem why nothing goes by it, or empty
     * @param senders of which one is chosen; empty where there is nothing to choose
     */
    public record Own(
            String kind,
            String title,
            String channel,
            String standing,
            String checked,
            String problem,
            String sender,
            Map<String, String> senders,
            List<Findings.Registration> registrations) {}

    /** A figure in words, and how it stands. */
    public record Gauge(String words, String state, String tone) {}

    /**
     * @param problem what was wrong when it was last looked into, or empty
     * @param passedOver of letters that could not be taken in, or empty
     */
    public record Mailbox(String address, String place, String checked, String problem, String passedOver) {}

    /**
     * The domain at which Inbound Parse takes answers.
     *
     * @param exchangers where its letters go, in words
     */
    public record AnswerDomain(String domain, String exchangers, boolean ready, String checked) {}

    /**
     * What a network takes a day from a brand of a tier.
     *
     * @param used by the account's own sender today; blank where its brand is of another tier
     */
    public record Network(String network, String tier, String most, String used, String source) {}

    /** At most how many commercial messages a person gets: where, how many, and by what rule. */
    public record MostOf(String where, String most, String source) {}

    /** A line of the table: where, when on which days, and by what rule. */
    public record Hours(String where, String days, String hours, String source) {}
}
