package org.leadnest.listings;

import org.jspecify.annotations.Nullable;

/**
 * Which listings a list shows.
 *
 * @param status only these, or all
 * @param text only those whose address or ListingId contains it, or all
 */
public record ListingFilter(
        @Nullable StandardStatus status, @Nullable String text) {
    public static final ListingFilter ALL = new ListingFilter(null, null);

    public ListingFilter {
        text = text == null || text.isBlank() ? null : text.strip();
    }
}
