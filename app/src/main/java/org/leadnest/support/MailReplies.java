package org.leadnest.support;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.messaging.HouseMailbox;
import org.leadnest.messaging.inbox.QuotedText;
import org.springframework.stereotype.Component;

/**
 * Requests by mail: an answer to one of our letters goes on its thread, by the token in the address that it was sent to; any
 * other letter is a new request. What a machine wrote is left alone, so that two machines never write to each other.
 */
@Component
class MailReplies implements HouseMailbox {
    private static final String LOCAL = "support+";
    private static final Pattern ADDRESS = Pattern.compile("support\\+([0-9a-f]{48})@");
    private static final int MOST_LINE = 200;

    private final Tickets tickets;
    private final TicketSeal seal;

    MailReplies(Tickets tickets, TicketSeal seal) {
        this.tickets = tickets;
        this.seal = seal;
    }

    /** Where answers about the ticket go; empty without a domain for them. */
    static Optional<EmailAddress> address(Ticket ticket, TicketSeal seal, SupportProperties properties) {
        return properties.replyDomain().isBlank()
                ? Optional.empty()
                : EmailAddress.parse(LOCAL + seal.mailToken(ticket.id()) + "@" + properties.replyDomain());
    }

    @Override
    public void take(Letter letter) {
        String words = cut(QuotedText.of(letter.text()).fresh(), NewTicket.MOST_WORDS);
        if (letter.automatic() || words.isBlank()) {
            return;
        }
        Matcher address = ADDRESS.matcher(letter.to().toLowerCase(Locale.ROOT));
        Optional<Ticket> ticket =
                address.find() ? seal.ofMail(address.group(1)).flatMap(tickets::find) : Optional.empty();
        ticket.ifPresentOrElse(
                found -> tickets.replyByMail(found, words, letter.id()),
                () -> tickets.openByMail(
                        new NewTicket(
                                null,
                                line(letter.name(), letter.from()),
                                letter.from(),
                                Topic.OTHER.name(),
                                line(letter.subject(), "Without a subject"),
                                words),
                        letter.id()));
    }

    private static String line(String text, String otherwise) {
        String plain = cut(text.replaceAll("\\p{Cntrl}+", " ").strip(), MOST_LINE);
        return plain.isEmpty() ? otherwise : plain;
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
