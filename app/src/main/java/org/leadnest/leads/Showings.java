package org.leadnest.leads;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The verbs over showings. One that was, and the booking of one to come, are genuine contacts; one to come, and what becomes of it,
 * is told to whoever writes to the lead.
 */
@Service
public class Showings {
    private static final int MOST_OF_AGENT = 500;

    private final ShowingStore store;
    private final LeadStore leads;
    private final TimelineStore timeline;
    private final FirstContacts contacts;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;
    private final AccountZone zones;

    Showings(
            ShowingStore store,
            LeadStore leads,
            TimelineStore timeline,
            FirstContacts contacts,
            ApplicationEventPublisher events,
            InstantSource clock,
            AccountZone zones) {
        this.store = store;
        this.leads = leads;
        this.timeline = timeline;
        this.contacts = contacts;
        this.events = events;
        this.clock = clock;
        this.zones = zones;
    }

    /** A showing to be entered. @param confirm whether the lead is written to, when it is still to come */
    public record Wanted(
            String place,
            Instant startsAt,
            Duration length,
            @Nullable String note,
            boolean confirm) {}

    /** Books it, or logs one that was; empty when the agent has one with the lead at that time, or there is no such lead. */
    @Transactional
    public Optional<UUID> enter(LeadId lead, Wanted wanted, Actor actor) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        boolean past = !wanted.startsAt().isAfter(now);
        Showing showing = new Showing(
                Ids.next(),
                lead,
                actor.user(),
                actor.name(),
                wanted.place(),
                wanted.startsAt(),
                wanted.length(),
                past ? Showing.Status.DONE : Showing.Status.BOOKED,
                wanted.note(),
                0);
        if (leads.find(lead).isEmpty() || !store.insert(showing, now)) {
            return Optional.empty();
        }
        ZoneId zone = zones.current();
        String title = past
                ? "Showed " + showing.place()
                : "Showing booked: " + showing.place() + ", " + Phrases.moment(showing.startsAt(), zone);
        Instant at = past ? showing.startsAt() : now;
        timeline.add(lead, TimelineKind.SHOWING, title, showing.note(), Author.of(actor), at, showing.id());
        leads.active(lead, at);
        contacts.contacted(lead, actor.user(), at);
        if (!past) {
            events.publishEvent(
                    new ShowingBooked(Tenancy.required(), lead.value(), showing.id(), wanted.confirm(), now));
        }
        return Optional.of(showing.id());
    }

    /**
     * Puts it to another time, at which it is to come still; false when it is not booked (any more), is not there, or its agent has
     * another with the lead then.
     *
     * @param tell whether the lead is written to
     */
    @Transactional
    public boolean move(LeadId lead, UUID showing, Instant startsAt, Duration length, boolean tell, Actor actor) {
        Optional<Showing> found = find(lead, showing);
        boolean moved = found.isPresent() && startsAt.isAfter(clock.instant()) && store.move(showing, startsAt, length);
        if (moved) {
            String title = "Showing moved: " + found.get().place() + ", " + Phrases.moment(startsAt, zones.current());
            timeline.add(lead, TimelineKind.SHOWING, title, Author.of(actor), clock.instant());
            contacts.contacted(lead, actor.user(), clock.instant());
            told(lead, showing, tell);
        }
        return moved;
    }

    private void told(LeadId lead, UUID showing, boolean tell) {
        if (tell) {
            events.publishEvent(new ShowingChanged(Tenancy.required(), lead.value(), showing));
        }
    }

    /** By lead: the next one that is booked; whoever has none to come is left out. */
    @Transactional(readOnly = true)
    public Map<UUID, Showing> next(Collection<UUID> leads) {
        return leads.isEmpty()
                ? Map.of()
                : store.next(leads).stream()
                        .collect(Collectors.toMap(showing -> showing.lead().value(), showing -> showing));
    }

    /** False when it is not booked (any more), or is not there. @param tell whether the lead is written to */
    @Transactional
    public boolean cancel(LeadId lead, UUID showing, boolean tell, Actor actor) {
        Optional<Showing> found = find(lead, showing);
        boolean canceled = found.isPresent() && store.cancel(showing);
        if (canceled) {
            String title = "Showing canceled: " + found.get().place();
            timeline.add(lead, TimelineKind.SHOWING, title, Author.of(actor), clock.instant());
            told(lead, showing, tell);
        }
        return canceled;
    }

    @Transactional(readOnly = true)
    public Optional<Showing> find(UUID showing) {
        return store.find(showing);
    }

    @Transactional(readOnly = true)
    public Optional<Showing> find(LeadId lead, UUID showing) {
        return store.find(showing).filter(one -> one.lead().equals(lead));
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    public List<Showing> of(LeadId lead, int limit) {
        return store.of(lead, limit);
    }

    /** Those of one agent that are on, the earliest first; at most 500. */
    @Transactional(readOnly = true)
    public List<Showing> ofAgent(UserId agent, Instant from, Instant to) {
        return store.ofAgent(agent, from, to, MOST_OF_AGENT);
    }

    /** True once: whoever gets it confirms the showing, in the same transaction. */
    @Transactional
    public boolean claimConfirmation(UUID showing) {
        return store.claim(showing, clock.instant());
    }

    /** True once for each change: whoever gets it tells the lead, in the same transaction. */
    @Transactional
    public boolean claimChange(UUID showing) {
        return store.tell(showing);
    }

    /** {@code Sat, Dec 5, 2026, 3:00 PM} in the zone. */
    public static String when(Instant at, ZoneId zone) {
        return DateTimeFormatter.ofPattern("EEE, MMM d, yyyy, h:mm a", Locale.US)
                .format(at.atZone(zone));
    }
}
