package org.leadnest.listings;

import java.util.List;

/**
 * One listing: what it is, its photos, its text, its form.
 *
 * @param next the statuses that may follow
 */
public record ListingPage(
        ListingCard card,
        List<String> next,
        List<Change> history,
        PhotoPanel photos,
        WriterPanel writer,
        ListingFormPage form) {

    public record Change(String text, String when, String whenIso) {}
}
