package org.leadnest.listings;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.leadnest.copydesk.Brief;
import org.leadnest.copydesk.Sentence;

/**
 * A version of a text about a listing; never changed.
 *
 * @param engine who wrote it; empty for what a person published, {@value #FILE} for what an import brought
 * @param sentences with the facts that they rest on; empty for what a person published
 */
record ListingText(UUID id, Brief brief, String body, List<Sentence> sentences, String engine, Instant madeAt) {
    /** The engine of a text that came from a file. */
    static final String FILE = "file";

    boolean published() {
        return engine.isEmpty();
    }

    /** Where it comes from, in words. */
    String origin() {
        return switch (engine) {
            case "" -> "Published";
            case FILE -> "From a file";
            default -> "Written by " + engine;
        };
    }
}
