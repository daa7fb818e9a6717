package org.leadnest.listings.documents;

import java.util.List;

/**
 * The documents of a listing.
 *
 * @param error what was wrong with the last one, or empty
 */
public record DocumentsPage(String listing, String title, List<Row> documents, String accept, String error) {
    public record Row(String id, String name, String about) {}

    public String path() {
        return "/app/listings/" + listing + "/documents";
    }
}
