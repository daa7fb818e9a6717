package org.leadnest.listings.documents;

import java.time.Instant;
import java.util.UUID;

/** A file that is kept with a listing. */
record ListingDocument(UUID id, String name, long bytes, String addedBy, Instant addedAt) {
    static String key(UUID id) {
        return "listing-documents/" + id + ".bin";
    }
}
