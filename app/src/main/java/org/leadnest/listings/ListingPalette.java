package org.leadnest.listings;

import java.util.List;
import java.util.Set;
import org.leadnest.accounts.Permission;
import org.leadnest.platform.web.PaletteEntry;
import org.leadnest.platform.web.PaletteSource;
import org.springframework.stereotype.Component;

/** Listings in the command palette, by address or MLS number. */
@Component
class ListingPalette implements PaletteSource {
    private static final int PLACE = 20;

    private final Listings listings;

    ListingPalette(Listings listings) {
        this.listings = listings;
    }

    @Override
    public int place() {
        return PLACE;
    }

    @Override
    public List<PaletteEntry> find(String query, Set<String> permissions, int limit) {
        if (query.isBlank() || !permissions.contains(Permission.LISTINGS_READ.name())) {
            return List.of();
        }
        return listings.list(new ListingFilter(null, query), null, limit).data().stream()
                .map(listing -> new PaletteEntry(
                        "listing",
                        listing.title(),
                        listing.status().reso() + (listing.place().isEmpty() ? "" : ", " + listing.place()),
                        "/app/listings/" + listing.key()))
                .toList();
    }
}
