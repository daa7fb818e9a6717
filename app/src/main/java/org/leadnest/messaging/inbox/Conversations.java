package org.leadnest.messaging.inbox;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.MemberLeaving;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.Page;
import org.leadnest.kernel.UserId;
import org.leadnest.messaging.AddressBook;
import org.leadnest.messaging.Attachments;
import org.leadnest.messaging.Category;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Enclosure;
import org.leadnest.messaging.MessageEvent;
import org.leadnest.messaging.Messages;
import org.leadnest.messaging.Outgoing;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The verbs over conversations, for the account of the running code. */
@Service
public class Conversations {
    private final ConversationStore store;
    private final Messages messages;
    private final List<AddressBook> book;
    private final Accounts accounts;
    private final Attachments attachments;
    private final InstantSource clock;

    Conversations(
            ConversationStore store,
            Messages messages,
            List<AddressBook> book,
            Accounts accounts,
            Attachments attachments,
            InstantSource clock) {
        this.attachments = attachments;
        this.store = store;
        this.messages = messages;
        this.book = List.copyOf(book);
        this.accounts = accounts;
        this.clock = clock;
    }

    /** What a message written by hand came to. */
    public sealed interface Sending {
        /** It waits for the send gate. */
        record Queued(UUID message) implements Sending {}

        /** There is no such person. */
        record Nobody() implements Sending {}

        /** The person has no address for that channel. */
        record Unreachable() implements Sending {}
    }

    /**
     * @param at when it is to go out; null for as soon as it may
     * @param files that go with an e-mail, checked by {@link Attachments#check}
     */
    public record Written(
            Channel channel,
            String subject,
            String text,
            @Nullable Instant at,
            List<Enclosure> files) {}

    /** Puts a message to the person up for the send gate, as one that {@code author} wrote. */
    @Transactional
    public Sending write(UUID person, Written written, UUID author, Outgoing.Origin origin) {
        AddressBook.Entry entry = look(Set.of(person)).get(person);
        if (entry == null) {
            return new Sending.Nobody();
        }
        if (entry.address(written.channel()).isEmpty()) {
            return new Sending.Unreachable();
        }
        UUID message = messages.queue(List.of(new Outgoing(
                        person,
                        written.channel(),
                        Category.COMMERCIAL,
                        entry.address(written.channel()),
                        entry.name(),
                        written.channel() == Channel.SMS ? "" : written.subject(),
                        written.text(),
                        entry.whereabouts(),
                        origin,
                        null)))
                .getFirst();
        attachments.keep(message, written.files());
        Instant at = written.at();
        store.wrote(Tenancy.required(), message, author, at == null || at.isBefore(clock.instant()) ? null : at);
        return new Sending.Queued(message);
    }

    /** In the transaction that stores the message. A machine's answer opens nothing. */
    @EventListener
    void on(MessageEvent.MessageReceived received) {
        if (received.automatic() || store.heard(received.account(), received.message())) {
            return;
        }
        AddressBook.Entry entry = look(Set.of(received.person())).get(received.person());
        if (entry != null && entry.owner() != null) {
            store.assign(received.account(), received.person(), entry.owner());
        }
    }

    /** Conversations of somebody who leaves go to whoever takes over; of several, to the one who has the lead now. */
    @EventListener
    @Order(MemberLeaving.AFTER_LEADS)
    void on(MemberLeaving leaving) {
        @Nullable UserId first = leaving.first();
        Tenancy.run(leaving.account(), () -> {
            if (leaving.heirs().size() > 1) {
                look(store.assignedTo(leaving.account(), leaving.user().value()))
                        .forEach((person, entry) -> {
                            if (entry.owner() != null && leaving.heirs().contains(new UserId(entry.owner()))) {
                                store.assign(leaving.account(), person, entry.owner());
                            }
                        });
            }
            store.handOver(leaving.account(), leaving.user().value(), first == null ? null : first.value());
        });
    }

    @Transactional(readOnly = true)
    Page<Conversation> list(Box box, UUID me, Optional<Cursor> after, int limit) {
        List<Conversation> rows = store.list(Tenancy.required(), box, me, clock.instant(), after, limit + 1);
        return Page.cut(rows, limit, one -> new Cursor(one.lastAt().toString(), one.person()));
    }

    @Transactional(readOnly = true)
    Map<Box, Integer> unread(UUID me) {
        return store.unread(Tenancy.required(), me, clock.instant());
    }

    @Transactional(readOnly = true)
    Optional<Conversation> find(UUID person) {
        return store.find(Tenancy.required(), person);
    }

    @Transactional
    void read(UUID person) {
        store.read(Tenancy.required(), person);
    }

    /** False when there is no such conversation, or nobody of that id in the account. */
    @Transactional
    boolean assign(UUID person, @Nullable UUID assignee) {
        boolean known = assignee == null
                || accounts.members(Tenancy.required()).stream()
                        .anyMatch(member -> member.user().value().equals(assignee));
        return known && store.assign(Tenancy.required(), person, assignee);
    }

    @Transactional
    boolean snooze(UUID person, @Nullable Instant until) {
        return store.snooze(Tenancy.required(), person, until);
    }

    /** Done, or open again. */
    @Transactional
    public boolean done(UUID person, boolean done) {
        return store.done(Tenancy.required(), person, done ? clock.instant() : null);
    }

    @Transactional(readOnly = true)
    Map<UUID, List<Attachments.Attachment>> files(List<UUID> messagesShown) {
        return attachments.of(messagesShown);
    }

    /** What a text to the person may name. */
    Map<String, Object> fields(UUID person) {
        return book.isEmpty()
                ? Map.of()
                : book.getFirst().fields(Set.of(person)).getOrDefault(person, Map.of());
    }

    Map<UUID, AddressBook.Entry> look(Set<UUID> persons) {
        return book.isEmpty() ? Map.of() : book.getFirst().look(persons);
    }

    boolean mayWrite(Actor actor) {
        return actor.may(org.leadnest.accounts.Permission.MESSAGES_WRITE);
    }
}
