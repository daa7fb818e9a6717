package org.leadnest.listings;

import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Accounts;
import org.leadnest.copydesk.Facts;
import org.leadnest.photos.Photo;
import org.leadnest.photos.Photos;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.stereotype.Component;

/**
 * What texts about a listing are written from and held against: its fields, what its price was, the next open house, and
 * what its ready photos show. The same for the writer, the checker and the gate, so that none of them knows more.
 */
@Component
class ListingFacts {
    private final Photos photos;
    private final Accounts accounts;
    private final InstantSource clock;

    ListingFacts(Photos photos, Accounts accounts, InstantSource clock) {
        this.photos = photos;
        this.accounts = accounts;
        this.clock = clock;
    }

    Facts of(Listing listing) {
        return of(listing, listing.reso());
    }

    /**
     * @param listing as it is kept; null for one that is being entered
     * @param reso its fields as they would be
     */
    Facts of(@Nullable Listing listing, Map<String, Object> reso) {
        Map<String, Object> facts = new LinkedHashMap<>(Listing.facts(reso));
        if (listing != null) {
            if (listing.prices().previous() != null) { // the present price alone says nothing more under a second name
                listing.prices().into(facts);
            }
            List<Map<String, Object>> media = media(listing.key());
            if (!media.isEmpty()) {
                facts.put("Media", media);
            }
        }
        LocalDateTime now = LocalDateTime.ofInstant(
                clock.instant(), accounts.account(Tenancy.required()).zone());
        OpenHouses.keepNext(facts, now);
        return Facts.of(facts);
    }

    private List<Map<String, Object>> media(ListingKey key) {
        List<Map<String, Object>> media = new ArrayList<>();
        for (Photo photo : photos.list(key.value())) {
            if (photo.shown()) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("Order", media.size() + 1);
                one.put("PreferredPhotoYN", media.isEmpty());
                if (photo.room() != null) {
                    one.put("ImageOf", photo.room().imageOf());
                }
                if (!photo.caption().isBlank()) {
                    one.put("ShortDescription", photo.caption());
                }
                media.add(one);
            }
        }
        return media;
    }
}
