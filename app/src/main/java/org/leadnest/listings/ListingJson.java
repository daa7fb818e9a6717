package org.leadnest.listings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A listing as the API answers it: RESO names as they are, what is not known left out. */
public final class ListingJson {
    private ListingJson() {}

    public static Map<String, @Nullable Object> of(Listing listing) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("ListingKey", listing.key().toString());
        answer.putAll(listing.facts());
        answer.put("OriginalEntryTimestamp", listing.createdAt());
        answer.put("ModificationTimestamp", listing.updatedAt());
        answer.put("StatusChangeTimestamp", listing.statusChangedAt());
        if (listing.priceChangedAt() != null) {
            answer.put("PriceChangeTimestamp", listing.priceChangedAt());
        }
        answer.put("Version", listing.version());
        return answer;
    }

    static Map<String, @Nullable Object> of(Listing listing, List<Listings.PastChange> history) {
        Map<String, @Nullable Object> answer = of(listing);
        answer.put("PriceHistory", changes(history, true));
        answer.put("StatusHistory", changes(history, false));
        return answer;
    }

    private static List<Map<String, @Nullable Object>> changes(List<Listings.PastChange> history, boolean price) {
        List<Map<String, @Nullable Object>> changes = new ArrayList<>();
        for (Listings.PastChange change : history) {
            if (change.price() == price) {
                Map<String, @Nullable Object> shown = new LinkedHashMap<>();
                shown.put("was", shown(change.was(), price));
                shown.put("became", shown(change.became(), price));
                shown.put("at", change.at());
                changes.add(shown);
            }
        }
        return changes;
    }

    private static @Nullable Object shown(@Nullable String value, boolean price) {
        return value != null && price ? new java.math.BigDecimal(value) : value;
    }
}
