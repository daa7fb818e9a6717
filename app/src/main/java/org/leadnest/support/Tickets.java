package org.leadnest.support;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.User;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Ids;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The verbs over requests: of those who ask, and of the operator who answers. */
@Service
class Tickets {
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int MOST = 5;
    private static final int MOST_HELD = 100;
    private static final Duration ACKNOWLEDGED = Duration.ofDays(1);
    private static final int MOST_ACKNOWLEDGED = 2;
    private static final Duration HELD_TOLD = Duration.ofDays(1);

    /** After the operator's answer. */
    static final Duration SILENCE = Duration.ofDays(14);

    private static final int SHOWN = 200;
    private static final int MOST_RATING = 1_000;
    private static final Duration FIGURES = Duration.ofDays(30);

    private final TicketStore store;
    private final QueueFigures figures;
    private final TicketLetters letters;
    private final TicketSeal seal;
    private final InstantSource clock;

    Tickets(TicketStore store, QueueFigures figures, TicketLetters letters, TicketSeal seal, InstantSource clock) {
        this.store = store;
        this.figures = figures;
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
        store.oneAtATime(sender);
        if (store.sent(sender, now.minus(WINDOW)) >= MOST) {
            return new Opening.TooMany();
        }
        FieldErrors errors = wanted.check();
        if (errors.any()) {
            return new Opening.Refused(errors);
        }
        UUID id = Ids.next();
        store.insert(id, wanted, odd, sender, now, AnswerClock.due(wanted.priority(), now));
        store.say(id, Ticket.Author.CUSTOMER, wanted.name(), wanted.words(), now);
        if (odd == null) {
            announce(store.find(id).orElseThrow());
        }
        return new Opening.Taken(id);
    }

    /** Whoever is not signed in can have named anybody's address: it gets few letters a day, however much is written. */
    private void announce(Ticket ticket) {
        if (!ticket.email().equals(MailReplies.NOWHERE)
                && store.acknowledge(ticket, clock.instant(), ACKNOWLEDGED, MOST_ACKNOWLEDGED)) {
            letters.acknowledge(ticket);
        }
        letters.tellOperators(ticket, TicketLetters.News.NEW);
    }

    /** The sender adds something: the operator's turn again. False when there is nothing to keep, or far too much of it. */
    @Transactional
    boolean reply(Ticket ticket, String words) {
        Instant now = clock.instant();
        if (!NewTicket.words(words) || store.said(ticket.id(), now.minus(WINDOW)) >= 2 * MOST) {
            return false;
        }
        store.say(ticket.id(), Ticket.Author.CUSTOMER, ticket.name(), words.strip(), now);
        store.reopened(ticket.id(), now, AnswerClock.due(ticket.priority(), now));
        if (ticket.status() != Ticket.Status.HELD) {
            letters.tellOperators(ticket, TicketLetters.News.ANSWERED);
        }
        return true;
    }

    /**
     * By mail, once however often it is delivered; what is too much for the thread is held by itself.
     *
     * @param wanted the letter as a request of its own
     * @param parts its words, each no longer than an entry may be
     * @return false when it is to be delivered again later
     */
    @Transactional
    boolean replyByMail(Ticket ticket, NewTicket wanted, List<String> parts, String mailId) {
        if (!store.fresh(mailId)) {
            return true;
        }
        if (!reply(ticket, parts.getFirst())) {
            return openByMail(wanted, parts, "Too many answers to " + ticket.reference() + " came at once.", mailId);
        }
        sayMore(ticket.id(), ticket.name(), parts);
        return store.mark(ticket.id(), mailId);
    }

    /** @param odd why it is held for a look; null when nothing is odd about it */
    @Transactional
    boolean openByMail(NewTicket wanted, List<String> parts, @Nullable String odd, String mailId) {
        if (!store.fresh(mailId)) {
            return true;
        }
        Instant now = clock.instant();
        String sender = seal.sender(wanted.email());
        store.oneAtATime(sender);
        int lately = store.sent(sender, now.minus(WINDOW));
        if (lately >= MOST_HELD) {
            return false;
        }
        String reason = odd == null && lately >= MOST ? "Many letters from this address came at once." : odd;
        UUID id = Ids.next();
        store.insert(id, wanted, reason, sender, now, AnswerClock.due(wanted.priority(), now));
        store.say(id, Ticket.Author.CUSTOMER, wanted.name(), parts.getFirst(), now);
        sayMore(id, wanted.name(), parts);
        if (reason == null) {
            announce(store.find(id).orElseThrow());
        }
        return store.mark(id, mailId);
    }

    private void sayMore(UUID ticket, String name, List<String> parts) {
        parts.stream().skip(1).forEach(part -> store.say(ticket, Ticket.Author.CUSTOMER, name, part, clock.instant()));
    }

    /** @param words why, if they like to say so; what is too long is cut */
    @Transactional
    boolean rate(Ticket ticket, boolean helped, String words) {
        String why = words.replace("\0", "").strip();
        String kept = why.length() <= MOST_RATING ? why : why.substring(0, MOST_RATING);
        return store.rate(ticket.id(), helped, kept.isEmpty() ? null : kept);
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
        store.adopt(ticket.id(), operator.userUuid(), operator.name());
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

    /**
     * The priority says by when an answer is due. Who gets a request from somebody else is told by mail.
     *
     * @param assignee the operator who looks after it; null for nobody
     */
    @Transactional
    void sort(Ticket ticket, Ticket.Priority priority, @Nullable User assignee, Actor by) {
        Instant due = priority == ticket.priority() ? ticket.dueAt() : AnswerClock.due(priority, ticket.waitingSince());
        UUID wanted = assignee == null ? null : assignee.id().value();
        store.sort(ticket.id(), priority, due, wanted, assignee == null ? null : assignee.name());
        if (assignee != null
                && !assignee.id().value().equals(ticket.assigneeId())
                && !assignee.id().equals(by.user())) {
            letters.tell(assignee, ticket, TicketLetters.News.YOURS_NOW);
        }
    }

    /** Each late one is told of once for every time that it waits. */
    @Transactional
    void tellOfLate() {
        for (UUID id : figures.takeLate(clock.instant())) {
            letters.tellOfLate(store.find(id).orElseThrow());
        }
    }

    /** Operators learn once a day that something is held: what waits there longest may be a true request. */
    @Transactional
    void tellOfHeld() {
        int held = figures.takeHeld(clock.instant(), HELD_TOLD);
        if (held > 0) {
            letters.tellOfHeld(held);
        }
    }

    /** What was answered and stayed without a word is done; whoever writes again opens it again. */
    @Transactional
    int closeSilent() {
        Instant now = clock.instant();
        return store.closeSilent(now.minus(SILENCE), now);
    }

    @Transactional
    boolean close(Ticket ticket) {
        return store.move(ticket.id(), ticket.status(), Ticket.Status.CLOSED, clock.instant());
    }

    /** A held request was a true one: it takes its way as if it had come now. */
    @Transactional
    boolean release(Ticket ticket) {
        Instant now = clock.instant();
        boolean released = store.move(ticket.id(), Ticket.Status.HELD, Ticket.Status.OPEN, now);
        if (released) {
            store.startClock(ticket.id(), now, AnswerClock.due(ticket.priority(), now));
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
    List<Ticket> queue(QueueView view, Actor operator) {
        return store.queue(view, operator.userUuid(), clock.instant(), SHOWN);
    }

    @Transactional(readOnly = true)
    Map<QueueView, Integer> counts(Actor operator) {
        return figures.counts(clock.instant(), operator.userUuid());
    }

    /** Of the last thirty days. */
    @Transactional(readOnly = true)
    Promptness promptness() {
        return figures.promptness(clock.instant().minus(FIGURES));
    }

    @Transactional(readOnly = true)
    List<Ticket.Entry> entries(Ticket ticket) {
        return store.entries(ticket.id());
    }
}
