package org.leadnest.support;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.leadnest.accounts.Operators;
import org.leadnest.accounts.User;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.mail.LetterSamples;
import org.leadnest.platform.mail.ProductLetter;
import org.leadnest.platform.web.Links;
import org.springframework.stereotype.Component;

/** Each letter about a request once. */
@Component
class TicketLetterSamples implements LetterSamples {
    private final Operators operators;
    private final TicketSeal seal;
    private final SupportProperties properties;
    private final Links links;
    private final InstantSource clock;

    TicketLetterSamples(
            Operators operators, TicketSeal seal, SupportProperties properties, Links links, InstantSource clock) {
        this.operators = operators;
        this.seal = seal;
        this.properties = properties;
        this.links = links;
        this.clock = clock;
    }

    @Override
    public List<ProductLetter> samples() {
        List<ProductLetter> written = new ArrayList<>();
        TicketLetters letters = new TicketLetters(written::add, operators, seal, properties, links);
        Ticket ticket = ticket(clock.instant());
        letters.acknowledge(ticket);
        letters.answer(ticket, "Switch Even light on and try again.");
        letters.tellOfHeld(3);
        letters.tell(
                new User(new UserId(new UUID(0, 3)), "Otto", new EmailAddress("otto@leadnest.example"), true),
                ticket,
                TicketLetters.News.YOURS_NOW);
        return written;
    }

    private static Ticket ticket(Instant now) {
        return new Ticket(
                new UUID(0, 4),
                1001,
                null,
                "Ana Lopez",
                "ana@example.com",
                Topic.PROBLEM,
                "My photos stay grey",
                Ticket.Status.OPEN,
                null,
                Ticket.Priority.NORMAL,
                null,
                null,
                now,
                now,
                AnswerClock.due(Ticket.Priority.NORMAL, now),
                null,
                now,
                null,
                null);
    }
}
