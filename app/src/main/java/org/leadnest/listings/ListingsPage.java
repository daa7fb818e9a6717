package org.leadnest.listings;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The listings as cards.
 *
 * @param filtered whether the list is narrowed, so that an empty one says so
 * @param exportHref where these listings are downloaded, ready for further parameters
 */
public record ListingsPage(
        List<ListingCard> cards,
        Map<String, String> statuses,
        @Nullable String status,
        @Nullable String text,
        boolean filtered,
        @Nullable String nextHref,
        @Nullable String firstHref,
        String exportHref) {}
