package org.leadnest.messaging;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.Page;
import org.leadnest.messaging.MessageStore.Row;
import org.leadnest.messaging.delivery.ForecastMessages;
import org.leadnest.messaging.delivery.Wakeups;
import org.leadnest.messaging.preferences.Seal;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The verbs over messages, for the account of the running code. Sending itself happens soon after, in the background. */
@Service
public class Messages {
    private final MessageStore store;
    private final Wakeups wakeups;
    private final Seal seal;
    private final ReceiveMessages receiving;
    private final ForecastMessages forecasts;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    Messages(
            MessageStore store,
            Wakeups wakeups,
            Seal seal,
            ReceiveMessages receiving,
            ForecastMessages forecasts,
            ApplicationEventPublisher events,
            InstantSource clock) {
        this.store = store;
        this.wakeups = wakeups;
        this.seal = seal;
        this.receiving = receiving;
        this.forecasts = forecasts;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Puts messages up for the send gate, in one statement. A message of a step that was queued before is passed over, so
     * queueing again after a crash does nothing.
     *
     * @return the ids of those that are new
     */
    @Transactional
    public List<UUID> queue(List<Outgoing> messages) {
        var account = Tenancy.required();
        var now = clock.instant();
        if (messages.isEmpty()) {
            return List.of();
        }
        wakeups.wake(account, now);
        var inserted = store.insert(account, messages.stream().map(this::row).toList(), now);
        events.publishEvent(new MessageEvent.MessagesQueued(account));
        return inserted;
    }

    /** What would become of messages that are not made yet, one answer for each; nothing is written. */
    @Transactional(readOnly = true)
    public List<Forecast> forecast(List<Planned> planned) {
        return forecasts.of(Tenancy.required(), planned, clock.instant());
    }

    /** Takes back what still waits of enrollments: they ended, or were paused. What was sent stays sent. */
    @Transactional
    public int withdraw(Collection<UUID> enrollments, String reason) {
        if (enrollments.isEmpty()) {
            return 0;
        }
        var account = Tenancy.required();
        var withdrawn = store.refuseWaiting(account, enrollments, "withdrawn", reason);
        withdrawn.forEach(row -> events.publishEvent(
                new MessageEvent.MessageRefused(account, row.id(), row.person(), row.enrollment())));
        return withdrawn.size();
    }

    /** Lets what {@link #withdraw} took back of these enrollments for this very reason wait again, as the gate then decides. */
    @Transactional
    public int giveBack(Collection<UUID> enrollments, String reason) {
        var account = Tenancy.required();
        wakeups.wake(account, clock.instant());
        int given = store.giveBack(account, enrollments, "withdrawn", reason);
        if (given > 0) {
            events.publishEvent(new MessageEvent.MessagesQueued(account));
        }
        return given;
    }

    /** Takes back what still waits of a mailing. What was sent stays sent. */
    @Transactional
    public int withdrawMailing(UUID mailing, String reason) {
        var account = Tenancy.required();
        var withdrawn = store.refuseMailing(account, mailing, "withdrawn", reason);
        withdrawn.forEach(row -> events.publishEvent(
                new MessageEvent.MessageRefused(account, row.id(), row.person(), row.enrollment())));
        return withdrawn.size();
    }

    /** Takes one waiting message back; false when it waits no more. */
    @Transactional
    public boolean takeBack(UUID message, String reason) {
        var account = Tenancy.required();
        var withdrawn = store.refuseOne(account, message, "withdrawn", reason);
        withdrawn.ifPresent(row -> events.publishEvent(
                new MessageEvent.MessageRefused(account, row.id(), row.person(), row.enrollment())));
        return withdrawn.isPresent();
    }

    /** Settles by hand whether a message of unknown outcome was sent; false when its outcome is known. */
    @Transactional
    public boolean decide(UUID message, boolean sent, String reason) {
        return store.decide(Tenancy.required(), message, sent ? Status.SENT : Status.FAILED, reason);
    }

    /** Who wrote it by hand; empty for what a sequence or the API sent, and for what came in. */
    @Transactional(readOnly = true)
    public Optional<UUID> author(UUID message) {
        return store.author(Tenancy.required(), message);
    }

    /**
     * Stores a message that came in and does what it asks for with a keyword (STOP, START, HELP and their kin); false when
     * it was stored before.
     */
    @Transactional
    public boolean receive(Incoming incoming) {
        Optional<List<Outgoing>> answers = receiving.take(incoming);
        answers.ifPresent(this::queue);
        return answers.isPresent();
    }

    /** The person to whom the newest message to that address went. */
    @Transactional(readOnly = true)
    public Optional<UUID> lastWrittenTo(Channel channel, String address) {
        return store.lastWrittenTo(Tenancy.required(), seal.addressKey(channel, address));
    }

    /** All who were written to at the address from which that message came: a couple may share one. */
    @Transactional(readOnly = true)
    public Set<UUID> sharing(UUID received) {
        return store.sharing(Tenancy.required(), received);
    }

    /** The person whose newest message came from that address. */
    @Transactional(readOnly = true)
    public Optional<UUID> lastHeardFrom(Channel channel, String address) {
        return store.lastHeardFrom(Tenancy.required(), seal.addressKey(channel, address));
    }

    /** To whom the first of these messages went that is this account's. */
    @Transactional(readOnly = true)
    public Optional<UUID> personOfFirst(List<UUID> messages) {
        return store.personOfFirst(Tenancy.required(), messages);
    }

    /** Whether no text has left for the person at that number yet. */
    @Transactional(readOnly = true)
    public boolean firstText(UUID person, String number) {
        return store.firstText(Tenancy.required(), person, seal.addressKey(Channel.SMS, number));
    }

    @Transactional(readOnly = true)
    public Optional<Message> find(UUID message) {
        return store.find(Tenancy.required(), message);
    }

    /** Newest first; {@code person} absent lists those of everybody; the product's own mail is never among them. */
    @Transactional(readOnly = true)
    public Page<Message> list(@Nullable UUID person, Optional<Cursor> after, int limit) {
        return matching(MessageFilter.of(person), after, limit);
    }

    @Transactional(readOnly = true)
    public Page<Message> matching(MessageFilter wanted, Optional<Cursor> after, int limit) {
        var rows = store.list(Tenancy.required(), wanted, after, limit + 1);
        return Page.cut(rows, limit, Messages::place);
    }

    /** The newest {@code limit} messages of a person strictly before (at, id), newest first; for timelines. */
    @Transactional(readOnly = true)
    public List<Message> before(UUID person, Instant at, UUID id, int limit) {
        return store.list(
                Tenancy.required(), MessageFilter.of(person), Optional.of(new Cursor(at.toString(), id)), limit);
    }

    private static Cursor place(Message message) {
        return new Cursor(message.createdAt().toString(), message.id());
    }

    private Row row(Outgoing message) {
        var where = message.whereabouts();
        var step = message.origin() instanceof Outgoing.Origin.Step found ? found : null;
        var mailing = message.origin() instanceof Outgoing.Origin.Mailing(var id) ? id : null;
        var expiry = message.notAfter();
        return new Row(
                Ids.next(),
                message.person(),
                message.channel(),
                message.category(),
                message.kind(),
                message.to(),
                message.toName(),
                seal.addressKey(message.channel(), message.to()),
                message.subject(),
                message.text(),
                null,
                expiry == null ? null : expiry.toString(),
                step == null ? null : step.enrollment(),
                step == null ? null : step.step(),
                step == null ? null : step.wording(),
                mailing,
                Optional.ofNullable(where.zone()).map(ZoneId::getId).orElse(null),
                where.state(),
                where.postalCode(),
                where.phone(),
                null,
                null,
                null,
                step == null ? null : text(step.heardAt()),
                step == null ? null : text(step.listensFrom()));
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
