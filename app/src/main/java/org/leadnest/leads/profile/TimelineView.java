package org.leadnest.leads.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of a timeline, formatted. */
public record TimelineView(
        List<Kind> kinds,
        List<Entry> entries,
        @Nullable String nextHref,
        @Nullable String firstHref) {
    /** A filter: all, or one kind. */
    public record Kind(String label, String href, boolean active) {}

    public record Entry(
            String icon,
            String title,
            String when,
            String whenIso,
            @Nullable String who,
            @Nullable String text,
            @Nullable String url) {}
}
