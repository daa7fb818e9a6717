package org.leadnest.followups.matching;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.leadnest.leads.FiledInquiry;
import org.leadnest.leads.Inquiries;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Timeline;
import org.leadnest.leads.TimelineEntry;
import org.leadnest.leads.TimelineKind;
import org.leadnest.listings.Listing;
import org.leadnest.listings.ListingFilter;
import org.leadnest.listings.Listings;
import org.leadnest.listings.StandardStatus;
import org.leadnest.messaging.Direction;
import org.leadnest.messaging.Message;
import org.leadnest.messaging.Messages;
import org.leadnest.messaging.inbox.QuotedText;
import org.leadnest.privacy.Restrictions;
import org.springframework.stereotype.Component;

/** Brings wishes and homes together. Looks at the newest rows only, so that a page is as fast for a large account. */
@Component
class Suggestions {
    /** Homes looked at for a lead. */
    static final int HOMES = 200;
    /** Inquiries and messages of everybody that are looked at for a home, each. */
    static final int ROWS = 500;

    private static final int OF_ONE = 40;
    private static final int NOTES = 20;
    private static final int SHOWN = 6;
    private static final Duration FRESH = Duration.ofDays(180);

    private final Inquiries inquiries;
    private final Messages messages;
    private final Timeline timeline;
    private final Listings listings;
    private final Restrictions restrictions;
    private final InstantSource clock;

    Suggestions(
            Inquiries inquiries,
            Messages messages,
            Timeline timeline,
            Listings listings,
            Restrictions restrictions,
            InstantSource clock) {
        this.inquiries = inquiries;
        this.messages = messages;
        this.timeline = timeline;
        this.listings = listings;
        this.restrictions = restrictions;
        this.clock = clock;
    }

    /** A home that fits, and how. */
    record Found(Listing home, Fit fit) {}

    /** What a lead looks for and the homes that fit, the best first. */
    record ForLead(Wish wish, List<Found> homes) {}

    /** A lead who may want a home, by what they said. */
    record Wanting(UUID lead, Wish wish, Fit fit) {}

    private record Said(UUID lead, Instant at, String text) {}

    /** Empty where nothing is known of a wish, or the person's data is not used. */
    Optional<ForLead> of(LeadId lead) {
        if (restrictions.holds(lead.value())) {
            return Optional.empty();
        }
        List<Listing> open = open();
        List<FiledInquiry> asked = inquiries.list(lead, null, OF_ONE).data();
        List<Said> said = Stream.of(
                        said(asked),
                        heard(messages.list(lead.value(), Optional.empty(), OF_ONE)
                                .data()),
                        timeline.page(lead, Set.of(TimelineKind.NOTE), null, NOTES).data().stream()
                                .flatMap(note -> note(lead, note)))
                .flatMap(one -> one)
                .toList();
        Wish wish = wish(said, new Places(open));
        if (!wish.saysEnough()) {
            return Optional.empty();
        }
        Set<UUID> known = homes(asked);
        List<Found> found = open.stream()
                .filter(home -> !known.contains(home.key().value()))
                .flatMap(home -> Fit.of(wish, home).map(fit -> new Found(home, fit)).stream())
                .sorted(Comparator.comparing((Found one) -> one.fit().lacks().size()))
                .limit(SHOWN)
                .toList();
        return Optional.of(new ForLead(wish, found));
    }

    private static Stream<Said> note(LeadId lead, TimelineEntry note) {
        return Stream.ofNullable(note.text()).map(text -> new Said(lead.value(), note.at(), text));
    }

    /** Those who wrote or asked lately, wish for such a home, and have not asked about it yet; the newest word first. */
    List<Wanting> of(Listing home) {
        if (home.status() != StandardStatus.ACTIVE && home.status() != StandardStatus.COMING_SOON) {
            return List.of();
        }
        List<FiledInquiry> asked = inquiries.list(null, null, ROWS).data();
        List<Said> said = Stream.concat(
                        said(asked),
                        heard(messages.list(null, Optional.empty(), ROWS).data()))
                .sorted(Comparator.comparing(Said::at).reversed())
                .toList();
        Map<UUID, List<Said>> byLead =
                said.stream().collect(Collectors.groupingBy(Said::lead, LinkedHashMap::new, Collectors.toList()));
        askers(asked, home).forEach(byLead::remove);
        restrictions.among(new HashSet<>(byLead.keySet())).forEach(byLead::remove);
        Places places = new Places(open());
        List<Wanting> wanting = new ArrayList<>();
        byLead.forEach((lead, words) -> {
            Wish wish = wish(words, places);
            Fit.of(wish, home).ifPresent(fit -> wanting.add(new Wanting(lead, wish, fit)));
        });
        return wanting.stream()
                .sorted(Comparator.comparing((Wanting one) -> one.fit().lacks().size()))
                .limit(SHOWN)
                .toList();
    }

    private List<Listing> open() {
        return Stream.of(StandardStatus.ACTIVE, StandardStatus.COMING_SOON)
                .flatMap(status -> listings.list(new ListingFilter(status, null), null, HOMES).data().stream())
                .limit(HOMES)
                .toList();
    }

    private static Stream<Said> said(Collection<FiledInquiry> asked) {
        return asked.stream()
                .flatMap(one -> Stream.ofNullable(one.inquiry().message())
                        .map(text -> new Said(one.lead().value(), one.inquiry().occurredAt(), text)));
    }

    private static Stream<Said> heard(Collection<Message> newestFirst) {
        return newestFirst.stream()
                .filter(message -> message.direction() == Direction.IN)
                .map(message -> new Said(
                        message.leadId(),
                        message.createdAt(),
                        QuotedText.of(message.body()).fresh()));
    }

    /** The newest word counts; an earlier one adds what it leaves open. */
    private Wish wish(List<Said> said, Places places) {
        Instant since = clock.instant().minus(FRESH);
        Wish wish = Wish.NOTHING;
        for (Said one : said.stream()
                .filter(word -> word.at().isAfter(since))
                .sorted(Comparator.comparing(Said::at).reversed())
                .toList()) {
            wish = wish.over(WishReader.read(one.text(), places));
        }
        return wish;
    }

    private static Set<UUID> homes(List<FiledInquiry> asked) {
        return asked.stream()
                .flatMap(one -> Stream.ofNullable(one.inquiry().home()))
                .flatMap(home -> Stream.ofNullable(home.listing()))
                .collect(Collectors.toSet());
    }

    private static Set<UUID> askers(List<FiledInquiry> asked, Listing home) {
        Map<UUID, Set<UUID>> homes = new HashMap<>();
        asked.forEach(one -> Optional.ofNullable(one.inquiry().home())
                .flatMap(about -> Optional.ofNullable(about.listing()))
                .ifPresent(key -> homes.computeIfAbsent(key, any -> new HashSet<>())
                        .add(one.lead().value())));
        return homes.getOrDefault(home.key().value(), Set.of());
    }
}
