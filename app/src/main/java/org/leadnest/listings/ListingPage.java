package org.leadnest.listings;

import gg.jte.Content;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.leadnest.platform.web.Shell;

/**
 * One listing: what it is, its photos, its text, its form.
 *
 * @param publicUrl where visitors see it; null while they do not
 * @param remarksHeld whether visitors are not shown the remarks, because these do not stand
 * @param answer who answers for remarks against which something is said, and why; null when nobody has to
 * @param next the statuses that may follow
 */
public record ListingPage(
        ListingCard card,
        @Nullable String publicUrl,
        boolean remarksHeld,
        @Nullable String answer,
        List<String> next,
        List<Change> history,
        Completeness completeness,
        PhotoPanel photos,
        WriterPanel writer,
        ListingFormPage form,
        List<Function<Shell, Content>> panels) {

    public record Change(String text, String when, String whenIso) {}
}
