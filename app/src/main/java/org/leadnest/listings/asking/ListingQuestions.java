package org.leadnest.listings.asking;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Permission;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.Page;
import org.leadnest.listings.Listing;
import org.leadnest.listings.ListingFilter;
import org.leadnest.listings.Listings;
import org.leadnest.photos.Photos;
import org.leadnest.platform.asking.Asked;
import org.leadnest.platform.asking.Replies;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.web.PaletteEntry;
import org.leadnest.platform.web.PaletteSource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Answers questions about listings with how many there are and the rows themselves. */
@Component
class ListingQuestions implements PaletteSource {
    private static final int PLACE = 6;
    private static final int ROWS = 500;
    /** An account with more has to narrow its list by hand; half an answer is none. */
    private static final int MOST_READ = 5_000;

    private static final ListingFilter ALL = new ListingFilter(null, null);

    private final Listings listings;
    private final Photos photos;
    private final Accounts accounts;
    private final InstantSource clock;

    ListingQuestions(Listings listings, Photos photos, Accounts accounts, InstantSource clock) {
        this.listings = listings;
        this.photos = photos;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public int place() {
        return PLACE;
    }

    @Override
    public List<PaletteEntry> find(String query, Set<String> permissions, int limit) {
        if (!permissions.contains(Permission.LISTINGS_READ.name())
                || Asked.about(ListingQuestion.NOUNS, query).isEmpty()) {
            return List.of();
        }
        List<Listing> all = all();
        ZoneId zone = accounts.account(Tenancy.required()).zone();
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        List<String> cities =
                all.stream().map(listing -> listing.text("City")).distinct().toList();
        return ListingQuestion.read(query, cities, today, zone)
                .map(question -> answer(question, all, limit))
                .orElse(List.of());
    }

    private List<PaletteEntry> answer(ListingQuestion question, List<Listing> all, int limit) {
        if (!question.understood() || all.size() >= MOST_READ) {
            return question.asked().leftOver().isEmpty()
                    ? List.of()
                    : Replies.notUnderstood(question.asked(), ListingQuestion.KNOWS, "/app/listings");
        }
        List<Listing> found = all.stream().filter(question.wanted()).toList();
        return Replies.rows(
                question.asked(),
                "listing",
                question.photos() == null ? found : withPhotos(found, question.photos()),
                address(question),
                limit,
                listing -> new PaletteEntry(
                        "listing",
                        listing.title(),
                        listing.status().reso() + (listing.place().isEmpty() ? "" : ", " + listing.place()),
                        "/app/listings/" + listing.key()));
    }

    private static String address(ListingQuestion question) {
        return question.status() == null
                ? "/app/listings"
                : UriComponentsBuilder.fromPath("/app/listings")
                        .queryParam("status", question.status().reso())
                        .encode()
                        .build()
                        .toUriString();
    }

    private List<Listing> withPhotos(List<Listing> found, boolean wanted) {
        List<UUID> keys = found.stream().map(listing -> listing.key().value()).toList();
        Set<UUID> pictured = photos.covers(keys).keySet();
        return found.stream()
                .filter(listing -> pictured.contains(listing.key().value()) == wanted)
                .toList();
    }

    private List<Listing> all() {
        List<Listing> all = new ArrayList<>();
        @Nullable Cursor after = null;
        do {
            Page<Listing> page = listings.list(ALL, after, ROWS);
            all.addAll(page.data());
            after = page.next() == null ? null : Cursor.parse(page.next()).orElse(null);
        } while (after != null && all.size() < MOST_READ);
        return all;
    }
}
