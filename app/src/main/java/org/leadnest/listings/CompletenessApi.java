package org.leadnest.listings;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.platform.web.NotFound;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/listings/{key}/completeness}: what an MLS would refuse. */
@RestController
class CompletenessApi {
    private final Listings listings;
    private final ListingViews views;

    CompletenessApi(Listings listings, ListingViews views) {
        this.listings = listings;
        this.views = views;
    }

    @Schema(name = "ListingRefusal")
    record RefusalJson(String field, String reason) {}

    /** @param percent 100 only when nothing would be refused */
    @Schema(name = "ListingCompleteness")
    record Answer(int percent, List<RefusalJson> refusals) {}

    @GetMapping("/api/v1/listings/{key}/completeness")
    @Requires(Permission.LISTINGS_READ)
    Answer find(@PathVariable String key) {
        Listing listing = ListingKey.parse(key).flatMap(listings::find).orElseThrow(NotFound::new);
        Completeness completeness = views.completeness(listing);
        return new Answer(
                completeness.percent(),
                completeness.refusals().stream()
                        .map(refusal -> new RefusalJson(refusal.field(), refusal.reason()))
                        .toList());
    }
}
