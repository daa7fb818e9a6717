package org.leadnest.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.messaging.HouseMailbox;
import org.leadnest.messaging.inbox.QuotedText;
import org.springframework.stereotype.Component;

/**
 * Requests by mail: an answer to one of our letters goes on its thread, by the token in the address that it was sent to; any
 * other letter is a new request. What a machine wrote is left alone, so that two machines never write to each other. Nothing
 * else is lost: what cannot stand in the queue as it is, is held for a look, with a reason.
 */
@Component
class MailReplies implements HouseMailbox {
    /** In place of an address that cannot be written to (RFC 2606); no letter is sent there. */
    static final String NOWHERE = "nobody@sender.invalid";

    private static final String LOCAL = "support+";
    private static final Pattern ADDRESS = Pattern.compile("support\\+([0-9a-f]{48})@");
    private static final int MOST_LINE = 200;
    private static final int MOST_PARTS = 10;

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
    public boolean take(Letter letter) {
        if (letter.automatic()) {
            return true;
        }
        List<String> parts = parts(letter);
        Matcher address = ADDRESS.matcher(letter.to().toLowerCase(Locale.ROOT));
        Optional<Ticket> ticket =
                address.find() ? seal.ofMail(address.group(1)).flatMap(tickets::find) : Optional.empty();
        NewTicket wanted = wanted(letter, parts.getFirst());
        return ticket.map(found -> tickets.replyByMail(found, wanted, parts, letter.id()))
                .orElseGet(() -> tickets.openByMail(wanted, parts, odd(letter), letter.id()));
    }

    private static NewTicket wanted(Letter letter, String words) {
        String from = EmailAddress.parse(letter.from()).isPresent() ? letter.from() : NOWHERE;
        return new NewTicket(
                null,
                line(letter.name(), from),
                from,
                Topic.OTHER.name(),
                line(letter.subject(), "Without a subject"),
                words);
    }

    /** Why the letter is looked at before it stands in the queue; null when nothing is odd about it. */
    private static @Nullable String odd(Letter letter) {
        if (EmailAddress.parse(letter.from()).isEmpty()) {
            return "The letter names no address to answer to: “" + line(letter.from(), "nothing") + "”.";
        }
        if (letter.sender() == Sender.UNPROVEN) {
            return "Neither SPF nor DKIM shows that the letter comes from the domain of its sender.";
        }
        return letter.text().isBlank() ? "The letter has no words." : null;
    }

    /** All that was written, in pieces of what one entry may hold, and a word on what was left out. */
    private static List<String> parts(Letter letter) {
        String fresh = QuotedText.of(letter.text()).fresh().replace("\0", "").strip();
        String rest = fresh.isEmpty() ? letter.text().replace("\0", "").strip() : fresh;
        List<String> parts = new ArrayList<>();
        while (!rest.isEmpty() && parts.size() < MOST_PARTS) {
            String part = cut(rest, NewTicket.MOST_WORDS);
            rest = rest.substring(part.length());
            if (!part.isBlank()) {
                parts.add(part.strip());
            }
        }
        if (!rest.isBlank()) {
            parts.add("[The letter is longer: " + rest.length() + " more characters were left out.]");
        }
        if (!letter.files().isEmpty()) {
            parts.add(cut(
                    "[Files came with the letter and are not kept here: " + line(String.join(", ", letter.files()), "")
                            + ". Ask for them if they are needed.]",
                    NewTicket.MOST_WORDS));
        }
        if (parts.isEmpty()) {
            parts.add("[The letter has no words.]");
        }
        return parts;
    }

    private static String line(String text, String otherwise) {
        String plain =
                cut(text.replaceAll("\\p{Cntrl}+", " ").strip(), MOST_LINE).strip();
        return plain.isEmpty() ? otherwise : plain;
    }

    /** Never in the middle of a character. */
    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
