package org.leadnest.leads;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a lead. Newest first: by time, then by id.
 *
 * @param text what was written, such as a note or the beginning of a message; shown as text, never as markup
 * @param actor who did it
 * @param url of the thing's own page
 */
public record TimelineEntry(
        UUID id,
        Instant at,
        TimelineKind kind,
        String title,
        @Nullable String text,
        @Nullable String actor,
        @Nullable String url) {

    static final Comparator<TimelineEntry> NEWEST_FIRST = Comparator.comparing(TimelineEntry::at)
            .thenComparing(entry -> entry.id().toString())
            .reversed();
}
