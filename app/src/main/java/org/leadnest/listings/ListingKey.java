package org.leadnest.listings;

import java.util.Optional;
import java.util.UUID;
import org.leadnest.kernel.Ids;

/** RESO's ListingKey: our id of a listing. */
public record ListingKey(UUID value) {
    public static Optional<ListingKey> parse(String text) {
        return Ids.parse(text).map(ListingKey::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
