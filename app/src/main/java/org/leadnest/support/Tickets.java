package org.leadnest.support;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Ids;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The verbs over requests: of those who ask, and of the operator who answers. */
@Service
class Tickets {
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int MOST = 5;
    private static final int SHOWN = 200;
    private static final ZoneId OFFICE = ZoneId.of("America/New_York");

    private final TicketStore store;
    private final TicketLetters letters;
    private final TicketSeal seal;
    private final InstantSource clock;

    Tickets(TicketStore store, TicketLetters letters, TicketSeal seal, InstantSource clock) {
        this.store = store;
        this.letters = letters;
        this.seal = seal;
        this.clock = clock;
    }

    /** What became of a request. */
    sealed interface Opening {
        /** Held ones look the same from outside: whoever sends spam learns nothing. */
        record Taken(UUID ticket) implements Opening {}

        record Refused(FieldErrors errors) implements Opening {}

        record TooMany() implements Opening {}
    }

    /**
     * @param odd what makes it look like spam; null when nothing does
     * @param address the network address it came from
     */
    @Transactional
    Opening open(NewTicket wanted, @Nullable String odd, String address) {
        Instant now = clock.instant();
        String sender = seal.sender(address);
        if (store.sent(sender, now.minus(WINDOW)) >= MOST) {
            return new Opening.TooMany();
        }
        FieldErrors errors = wanted.check();
        if (errors.any()) {
            return new Opening.Refused(errors);
        }
        UUID id = Ids.next();
        store.insert(id, wanted, odd, sender, now, businessDayAfter(now));
        store.say(id, Ticket.Author.CUSTOMER, wanted.name(), wanted.words(), now);
        if (odd == null) {
            announce(store.find(id).orElseThrow());
        }
        return new Opening.Taken(id);
    }

    private void announce(Ticket ticket) {
        letters.acknowledge(ticket);
        letters.tellOperators(ticket, "New request");
    }

    /** The sender adds something: the operator's turn again. False when there is nothing to keep, or far too much of it. */
    @Transactional
    boolean reply(Ticket ticket, String words) {
        Instant now = clock.instant();
        if (!NewTicket.words(words) || store.said(ticket.id(), now.minus(WINDOW)) >= 2 * MOST) {
            return false;
        }
        store.say(ticket.id(), Ticket.Author.CUSTOMER, ticket.name(), words.strip(), now);
        store.reopened(ticket.id(), now, businessDayAfter(now));
        if (ticket.status() != Ticket.Status.HELD) {
            letters.tellOperators(ticket, "Answered");
        }
        return true;
    }

    /** By mail, once however often it is delivered. */
    @Transactional
    boolean replyByMail(Ticket ticket, String words, String mailId) {
        return store.fresh(mailId) && reply(ticket, words) && store.mark(ticket.id(), mailId);
    }

    @Transactional
    boolean openByMail(NewTicket wanted, String mailId) {
        return store.fresh(mailId)
                && open(wanted, null, wanted.email()) instanceof Opening.Taken taken
                && store.mark(taken.ticket(), mailId);
    }

    @Transactional
    boolean rate(Ticket ticket, boolean helped) {
        return store.rate(ticket.id(), helped);
    }

    /** The operator's answer, kept and mailed. */
    @Transactional
    boolean answer(Ticket ticket, Actor operator, String words) {
        if (!NewTicket.words(words)) {
            return false;
        }
        Instant now = clock.instant();
        store.say(ticket.id(), Ticket.Author.OPERATOR, operator.name(), words.strip(), now);
        store.answered(ticket.id(), now);
        letters.answer(ticket, words.strip());
        return true;
    }

    @Transactional
    boolean note(Ticket ticket, Actor operator, String words) {
        if (!NewTicket.words(words)) {
            return false;
        }
        store.say(ticket.id(), Ticket.Author.NOTE, operator.name(), words.strip(), clock.instant());
        return true;
    }

    /** @param assignee who looks after it; null for nobody */
    @Transactional
    void sort(Ticket ticket, Ticket.Priority priority, @Nullable Actor assignee) {
        store.sort(
                ticket.id(),
                priority,
                assignee == null ? null : assignee.userUuid(),
                assignee == null ? null : assignee.name());
    }

    @Transactional
    boolean close(Ticket ticket) {
        return store.move(ticket.id(), ticket.status(), Ticket.Status.CLOSED, clock.instant());
    }

    /** A held request was a true one: it takes its way as if it had come now. */
    @Transactional
    boolean release(Ticket ticket) {
        boolean released = store.move(ticket.id(), Ticket.Status.HELD, Ticket.Status.OPEN, clock.instant());
        if (released) {
            announce(ticket);
        }
        return released;
    }

    @Transactional(readOnly = true)
    Optional<Ticket> find(UUID id) {
        return store.find(id);
    }

    @Transactional(readOnly = true)
    Optional<Ticket> own(UUID id, Actor actor) {
        return store.own(id, actor);
    }

    @Transactional(readOnly = true)
    List<Ticket> own(Actor actor) {
        return store.own(actor, SHOWN);
    }

    @Transactional(readOnly = true)
    List<Ticket> queue(Ticket.Status status) {
        return store.queue(status, SHOWN);
    }

    @Transactional(readOnly = true)
    int count(Ticket.Status status) {
        return store.count(status);
    }

    @Transactional(readOnly = true)
    List<Ticket.Entry> entries(Ticket ticket) {
        return store.entries(ticket.id());
    }

    /** The same hour of the next day that is neither Saturday nor Sunday in the office's zone. */
    static Instant businessDayAfter(Instant now) {
        ZonedDateTime due = now.atZone(OFFICE).plusDays(1);
        while (due.getDayOfWeek() == DayOfWeek.SATURDAY || due.getDayOfWeek() == DayOfWeek.SUNDAY) {
            due = due.plusDays(1);
        }
        return due.toInstant();
    }
}
