package org.leadnest.messaging.mailings;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.regex.Pattern;
import org.leadnest.messaging.AddressBook;
import org.leadnest.messaging.Category;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Messages;
import org.leadnest.messaging.Outgoing;
import org.leadnest.messaging.Planned;
import org.leadnest.messaging.Templates;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The verbs over mailings. What is sent passes the same send gate as everything else, as a commercial message; the same
 * mailing sent again sends nothing, for each person has its message on that channel already.
 */
@Service
public class Mailings {
    /** People at a time. */
    public static final int MOST = 1_000;

    private static final Pattern WHITE = Pattern.compile("\\s+");

    private final MailingStore store;
    private final Messages messages;
    private final Templates templates;
    private final List<AddressBook> book;
    private final InstantSource clock;

    Mailings(MailingStore store, Messages messages, Templates templates, List<AddressBook> book, InstantSource clock) {
        this.store = store;
        this.messages = messages;
        this.templates = templates;
        this.book = book;
        this.clock = clock;
    }

    /** What sending it now would come to; nothing is written. */
    @Transactional(readOnly = true)
    public Outlook outlook(MailingText text, Collection<UUID> people) {
        return outlook(written(new UUID(0, 0), text, people));
    }

    /** How it reads for one of them; empty when it is nobody of the account. */
    @Transactional(readOnly = true)
    public Optional<MailingText> sample(MailingText text, UUID person) {
        return Optional.ofNullable(fields(List.of(person)).get(person))
                .map(fields -> new MailingText(
                        text.channel(),
                        templates.render(text.subject(), fields).text(),
                        templates.render(text.body(), fields).text()));
    }

    /**
     * Puts it up for the send gate.
     *
     * @param id of the act: with the same id it is sent once
     * @return what was expected of it at that moment
     */
    @Transactional
    public Outlook send(UUID id, MailingText text, Collection<UUID> people, String by) {
        Written written = written(id, text, people);
        Outlook outlook = outlook(written);
        if (!written.messages().isEmpty() && store.insert(id, text, written.people(), by, now())) {
            messages.queue(written.messages());
        }
        return outlook;
    }

    /** Takes back what waits of it still, and how much that was; empty when there is no such mailing. */
    @Transactional
    public OptionalInt withdraw(UUID id) {
        if (store.find(id).isEmpty()) {
            return OptionalInt.empty();
        }
        store.withdrawn(id, now());
        return OptionalInt.of(messages.withdrawMailing(id, "The mailing was taken back."));
    }

    @Transactional(readOnly = true)
    public Optional<Mailing> find(UUID id) {
        return store.find(id);
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public List<Mailing> latest(int limit) {
        return store.latest(limit);
    }

    private Outlook outlook(Written written) {
        Instant now = now();
        return Outlook.of(
                written,
                messages.forecast(written.messages().stream()
                        .map(message -> new Planned(message, now))
                        .toList()));
    }

    private Written written(UUID id, MailingText text, Collection<UUID> people) {
        List<UUID> wanted = people.stream().distinct().toList();
        if (wanted.size() > MOST) {
            throw new IllegalArgumentException("expected at most " + MOST + " people");
        }
        Map<UUID, AddressBook.Entry> entries =
                book.isEmpty() ? Map.of() : book.getFirst().look(wanted);
        Map<UUID, Map<String, Object>> fields = fields(entries.keySet());
        List<Outgoing> made = new ArrayList<>();
        int unreachable = 0;
        int broken = 0;
        for (UUID person : wanted) {
            AddressBook.Entry entry = entries.get(person);
            if (entry == null) {
                continue;
            }
            if (entry.address(text.channel()).isEmpty()) {
                unreachable++;
                continue;
            }
            Optional<Outgoing> message = message(id, text, entry, fields.getOrDefault(person, Map.of()));
            message.ifPresent(made::add);
            broken += message.isPresent() ? 0 : 1;
        }
        return new Written(made, wanted.size(), unreachable, wanted.size() - entries.size(), broken);
    }

    /** Nothing when the text cannot be filled in, or leaves nothing to say. */
    private Optional<Outgoing> message(UUID id, MailingText text, AddressBook.Entry entry, Map<String, Object> fields) {
        Templates.Rendered subject = templates.render(text.subject(), fields);
        Templates.Rendered body = templates.render(text.body(), fields);
        boolean nameless = text.channel() == Channel.EMAIL && subject.text().isBlank();
        return !subject.ok() || !body.ok() || body.text().isBlank() || nameless
                ? Optional.empty()
                : Optional.of(new Outgoing(
                        entry.person(),
                        text.channel(),
                        Category.COMMERCIAL,
                        entry.address(text.channel()),
                        entry.name(),
                        text.channel() == Channel.SMS
                                ? ""
                                : WHITE.matcher(subject.text()).replaceAll(" ").strip(),
                        body.text().strip(),
                        entry.whereabouts(),
                        new Outgoing.Origin.Mailing(id),
                        null));
    }

    private Map<UUID, Map<String, Object>> fields(Collection<UUID> people) {
        return book.isEmpty() || people.isEmpty() ? Map.of() : book.getFirst().fields(people);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
