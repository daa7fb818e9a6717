package org.leadnest.followups.drafts;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadnest.leads.AccountZone;
import org.leadnest.leads.FiledInquiry;
import org.leadnest.leads.Inquiries;
import org.leadnest.leads.Inquiry;
import org.leadnest.leads.Lead;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Leads;
import org.leadnest.leads.Showing;
import org.leadnest.leads.Showings;
import org.leadnest.listings.Listing;
import org.leadnest.listings.ListingKey;
import org.leadnest.listings.Listings;
import org.leadnest.messaging.Direction;
import org.leadnest.messaging.Message;
import org.leadnest.messaging.Messages;
import org.leadnest.messaging.Status;
import org.springframework.stereotype.Component;

/** Reads what is known about a lead, from the modules that keep it. */
@Component
class StoryReader {
    static final int COUNTED = 50;
    private static final int MESSAGES = 30;
    private static final int SHOWINGS = 20;
    private static final Pattern SPANISH = Pattern.compile(
            "(?iu)[¿¡ñ]|\\b(?:hola|gracias|quiero|puedo|podemos|cuánto|casa|está|por favor|no me|sí)\\b");
    private static final Pattern NAME = Pattern.compile("[\\p{L}'’-]{2,40}");

    private final Leads leads;
    private final Inquiries inquiries;
    private final Showings showings;
    private final Messages messages;
    private final Listings listings;
    private final AccountZone zones;
    private final InstantSource clock;

    StoryReader(
            Leads leads,
            Inquiries inquiries,
            Showings showings,
            Messages messages,
            Listings listings,
            AccountZone zones,
            InstantSource clock) {
        this.leads = leads;
        this.inquiries = inquiries;
        this.showings = showings;
        this.messages = messages;
        this.listings = listings;
        this.zones = zones;
        this.clock = clock;
    }

    Optional<Story> of(UUID person) {
        return leads.find(new LeadId(person)).map(this::story);
    }

    private Story story(Lead lead) {
        Instant now = clock.instant();
        List<FiledInquiry> asked = inquiries.list(lead.id(), null, COUNTED).data();
        List<Message> newestFirst =
                messages.list(lead.id().value(), Optional.empty(), MESSAGES).data();
        List<Showing> shown = showings.of(lead.id(), SHOWINGS);
        Message heard = first(newestFirst, Direction.IN);
        return new Story(
                lead,
                first(lead.firstName() == null ? "" : lead.firstName()),
                spanish(asked, heard),
                home(asked),
                asked.isEmpty() ? null : asked.getFirst(),
                asked.size(),
                shown.stream()
                        .filter(one -> one.status() == Showing.Status.BOOKED
                                && one.startsAt().isAfter(now))
                        .min(Comparator.comparing(Showing::startsAt))
                        .orElse(null),
                shown.stream()
                        .filter(one -> one.status() != Showing.Status.CANCELED
                                && !one.startsAt().isAfter(now))
                        .max(Comparator.comparing(Showing::startsAt))
                        .orElse(null),
                heard,
                first(newestFirst, Direction.OUT),
                now,
                zones.current());
    }

    private static @Nullable Message first(List<Message> newestFirst, Direction direction) {
        return newestFirst.stream()
                .filter(message -> message.direction() == direction
                        && message.status() != Status.REFUSED
                        && message.status() != Status.FAILED)
                .findFirst()
                .orElse(null);
    }

    private static boolean spanish(List<FiledInquiry> asked, @Nullable Message heard) {
        return heard != null
                ? isSpanish(heard.body())
                : asked.stream()
                        .findFirst()
                        .map(FiledInquiry::inquiry)
                        .filter(one -> "es".equals(one.language()) || one.message() != null && isSpanish(one.message()))
                        .isPresent();
    }

    static boolean isSpanish(String text) {
        return SPANISH.matcher(text).find();
    }

    /** The first name, or nothing for what is no name, such as an address. */
    static String first(String name) {
        String first = name.strip().split("\\s+")[0];
        return NAME.matcher(first).matches() ? first : "";
    }

    /** The home that was asked about last. */
    Home home(UUID person) {
        return home(inquiries.list(new LeadId(person), null, 1).data());
    }

    private Home home(List<FiledInquiry> newestFirst) {
        return newestFirst.stream()
                .map(FiledInquiry::inquiry)
                .flatMap(asked -> Stream.ofNullable(asked.home()).map(home -> home(home, asked.occurredAt())))
                .findFirst()
                .orElse(Home.UNKNOWN);
    }

    private Home home(Inquiry.Home asked, Instant at) {
        String line = asked.line();
        String address = line == null ? "" : line.strip();
        Listing listing = asked.listing() == null
                ? null
                : listings.find(new ListingKey(asked.listing())).orElse(null);
        if (listing == null) {
            return new Home(address, null, null);
        }
        return new Home(address.isEmpty() ? listing.title() : address, listing, priceThen(asked, listing, at));
    }

    /** As the inquiry says it, or what the first change after it changed. */
    private @Nullable BigDecimal priceThen(Inquiry.Home asked, Listing listing, Instant at) {
        return asked.price() != null
                ? asked.price()
                : listings.history(listing.key()).stream()
                        .filter(past -> past.price() && past.at().isAfter(at))
                        .findFirst()
                        .map(Listings.PastChange::was)
                        .map(BigDecimal::new)
                        .orElse(null);
    }
}
