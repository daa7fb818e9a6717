package org.leadnest.messaging.inbox;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.Page;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.messaging.AddressBook;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Consents;
import org.leadnest.messaging.Direction;
import org.leadnest.messaging.Message;
import org.leadnest.messaging.Messages;
import org.leadnest.messaging.Template;
import org.leadnest.messaging.Templates;
import org.leadnest.messaging.inbound.Strangers;
import org.leadnest.platform.storage.FileKind;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.web.Initials;
import org.leadnest.platform.web.NotFound;
import org.springframework.stereotype.Component;

/** Formats conversations for the inbox. */
@Component
class InboxViews {
    private static final int LINES = 40;
    private static final int BUBBLES = 50;
    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("h:mm a", Locale.US);
    private static final DateTimeFormatter THIS_YEAR = DateTimeFormatter.ofPattern("MMM d, h:mm a", Locale.US);
    private static final DateTimeFormatter EARLIER = DateTimeFormatter.ofPattern("MMM d, yyyy, h:mm a", Locale.US);

    private final Conversations conversations;
    private final Messages messages;
    private final Bubbles bubbles;
    private final Consents consents;
    private final Templates templates;
    private final Accounts accounts;
    private final Strangers strangers;
    private final ReplyIdeas ideas;
    private final InstantSource clock;

    InboxViews(
            Conversations conversations,
            Messages messages,
            Bubbles bubbles,
            Consents consents,
            Templates templates,
            Accounts accounts,
            Strangers strangers,
            ReplyIdeas ideas,
            InstantSource clock) {
        this.ideas = ideas;
        this.conversations = conversations;
        this.messages = messages;
        this.bubbles = bubbles;
        this.consents = consents;
        this.templates = templates;
        this.accounts = accounts;
        this.strangers = strangers;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    ZoneId zone() {
        return accounts.account(Tenancy.required()).zone();
    }

    InboxPage.Listing list(Box box, Actor actor, Optional<Cursor> after, @Nullable UUID open) {
        UUID me = actor.userUuid();
        ZoneId zone = zone();
        Page<Conversation> page = conversations.list(box, me, after, LINES);
        Map<UUID, AddressBook.Entry> people = conversations.look(
                page.data().stream().map(Conversation::person).collect(Collectors.toSet()));
        Map<String, String> members = members();
        List<InboxPage.Line> lines = page.data().stream()
                .map(one -> line(one, people.get(one.person()), box, zone, members, open))
                .toList();
        Map<Box, Integer> unread = conversations.unread(me);
        List<InboxPage.BoxTab> boxes = java.util.Arrays.stream(Box.values())
                .filter(one -> one != Box.UNDECIDED || one == box || unread.getOrDefault(one, 0) > 0)
                .map(one -> new InboxPage.BoxTab(one.key(), one.label(), count(unread.getOrDefault(one, 0))))
                .toList();
        String address = "/app/inbox?box=" + box.key();
        String next = page.next() == null ? null : address + "&after=" + page.next();
        String self = address + after.map(place -> "&after=" + place.encode()).orElse("");
        return new InboxPage.Listing(box.key(), boxes, lines, next, self, strangers.count());
    }

    private static @Nullable String count(int unread) {
        if (unread == 0) {
            return null;
        }
        return unread >= ConversationStore.COUNTED ? ConversationStore.COUNTED - 1 + "+" : String.valueOf(unread);
    }

    private InboxPage.Line line(
            Conversation one,
            AddressBook.@Nullable Entry person,
            Box box,
            ZoneId zone,
            Map<String, String> members,
            @Nullable UUID open) {
        String name = person == null ? "Somebody who was erased" : person.name();
        String before = one.lastDirection() == Direction.OUT ? "You: " : "";
        String answers = one.assignee() == null
                ? "Nobody yet"
                : members.getOrDefault(one.assignee().toString(), "");
        return new InboxPage.Line(
                "/app/inbox/" + one.person() + "?box=" + box.key(),
                name,
                Initials.of(name),
                before + one.lastText(),
                moment(one.lastAt(), zone),
                one.lastAt().toString(),
                one.lastChannel() == Channel.EMAIL ? "mail" : "message",
                one.unread() > 0,
                one.person().equals(open),
                answers);
    }

    /** @param form what was typed; null for a fresh composer */
    InboxPage.Thread thread(
            UUID person,
            Box box,
            Actor actor,
            Optional<Cursor> before,
            @Nullable MessageForm form,
            Map<String, String> errors) {
        AddressBook.Entry entry = Optional.ofNullable(
                        conversations.look(Set.of(person)).get(person))
                .orElseThrow(NotFound::new);
        Optional<Conversation> found = conversations.find(person);
        ZoneId zone = zone();
        Page<Message> page = messages.list(person, before, BUBBLES);
        List<InboxPage.Bubble> shown = bubbles.of(page.data(), zone);
        String own = "/app/inbox/" + person + "?box=" + box.key();
        return new InboxPage.Thread(
                person.toString(),
                actor.userUuid() + ":" + person,
                entry.name(),
                entry.url(),
                "/app/inbox?box=" + box.key(),
                found.isPresent(),
                found.map(Conversation::doneAt).isPresent(),
                found.map(Conversation::snoozedUntil)
                        .filter(until -> until.isAfter(clock.instant()))
                        .map(until -> moment(until, zone))
                        .orElse(null),
                found.map(Conversation::assignee).map(UUID::toString).orElse(""),
                members(),
                snoozes(zone),
                standing(entry),
                shown,
                page.next() == null ? null : own + "&before=" + page.next(),
                own + before.map(place -> "&before=" + place.encode()).orElse(""),
                conversations.mayWrite(actor),
                composer(
                        entry,
                        page.data(),
                        form,
                        errors,
                        advice(entry, before, page.data(), actor),
                        conversations.mayWrite(actor) ? ideas.offers(entry, actor) : List.of()));
    }

    private ReplyAdviser.@Nullable Advice advice(
            AddressBook.Entry entry, Optional<Cursor> before, List<Message> newestFirst, Actor actor) {
        return before.isPresent() || !conversations.mayWrite(actor)
                ? null
                : ideas.of(entry, newestFirst, actor).orElse(null);
    }

    private InboxPage.Composer composer(
            AddressBook.Entry entry,
            List<Message> newestFirst,
            @Nullable MessageForm form,
            Map<String, String> errors,
            ReplyAdviser.@Nullable Advice advice,
            List<DraftDesk.Offer> offers) {
        Map<String, String> channels = new LinkedHashMap<>();
        for (Channel channel : Channel.values()) {
            if (!entry.address(channel).isEmpty()) {
                channels.put(channel.name(), words(channel));
            }
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (Template template : templates.list()) {
            if (channels.containsKey(template.channel().name())) {
                texts.put(template.id().toString(), template.name() + " (" + words(template.channel()) + ")");
            }
        }
        if (form != null) {
            return new InboxPage.Composer(
                    channels,
                    texts,
                    form.channel().isEmpty() ? usual(channels, newestFirst) : form.channel(),
                    form.subject(),
                    form.text(),
                    form.at(),
                    FileKind.accept() + ",.gif",
                    size(entry, form),
                    errors,
                    advice,
                    offers);
        }
        String subject = newestFirst.stream()
                .filter(message ->
                        message.channel() == Channel.EMAIL && !message.subject().isBlank())
                .findFirst()
                .map(message -> reply(message.subject()))
                .orElse("");
        String channel = usual(channels, newestFirst);
        return new InboxPage.Composer(
                channels, texts, channel, subject, "", "", FileKind.accept() + ",.gif", "", Map.of(), advice, offers);
    }

    /** What a text is charged as, with what is added to the first one to a number; empty for an e-mail. */
    String size(AddressBook.Entry entry, MessageForm form) {
        boolean counted = form.known().filter(channel -> channel == Channel.SMS).isPresent()
                && !form.text().isBlank();
        return counted
                ? templates.textSize(
                        form.text().strip(), messages.firstText(entry.person(), entry.address(Channel.SMS)))
                : "";
    }

    /** The channel of the newest message, else the first one. */
    private static String usual(Map<String, String> channels, List<Message> newestFirst) {
        return newestFirst.stream()
                .map(message -> message.channel().name())
                .filter(channels::containsKey)
                .findFirst()
                .orElse(channels.isEmpty() ? "" : channels.keySet().iterator().next());
    }

    private static String reply(String subject) {
        return subject.regionMatches(true, 0, "re:", 0, 3) ? subject : "Re: " + subject;
    }

    private List<InboxPage.Standing> standing(AddressBook.Entry entry) {
        Set<Channel> open = consents.open(entry.person());
        Map<Channel, InboxPage.Standing> standing = new EnumMap<>(Channel.class);
        for (Channel channel : Channel.values()) {
            String address = entry.address(channel);
            if (!address.isEmpty()) {
                boolean free = open.contains(channel);
                standing.put(
                        channel,
                        new InboxPage.Standing(
                                words(channel),
                                channel == Channel.SMS ? new PhoneNumber(address).display() : address,
                                free ? "may be written to" : "opted out",
                                free ? "good" : "bad"));
            }
        }
        return List.copyOf(standing.values());
    }

    static String words(Channel channel) {
        return channel == Channel.EMAIL ? "E-mail" : "Text message";
    }

    private Map<String, String> members() {
        Map<String, String> members = new LinkedHashMap<>();
        accounts.members(Tenancy.required())
                .forEach(member -> members.put(member.user().toString(), member.name()));
        return members;
    }

    private Map<String, String> snoozes(ZoneId zone) {
        ZonedDateTime now = clock.instant().atZone(zone);
        Map<String, String> snoozes = new LinkedHashMap<>();
        snoozes.put(now.plusHours(3).toInstant().toString(), "for 3 hours");
        snoozes.put(
                now.toLocalDate()
                        .plusDays(1)
                        .atTime(MORNING)
                        .atZone(zone)
                        .toInstant()
                        .toString(),
                "until tomorrow, 9 AM");
        snoozes.put(
                now.toLocalDate()
                        .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                        .atTime(MORNING)
                        .atZone(zone)
                        .toInstant()
                        .toString(),
                "until Monday, 9 AM");
        return snoozes;
    }

    private String moment(Instant at, ZoneId zone) {
        return moment(at, zone, clock.instant());
    }

    static String moment(Instant at, ZoneId zone, @Nullable Instant now) {
        ZonedDateTime then = at.atZone(zone);
        if (now == null) {
            return EARLIER.format(then);
        }
        ZonedDateTime today = now.atZone(zone);
        if (Objects.equals(then.toLocalDate(), today.toLocalDate())) {
            return TODAY.format(then);
        }
        return (then.getYear() == today.getYear() ? THIS_YEAR : EARLIER).format(then);
    }
}
