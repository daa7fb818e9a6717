package org.leadnest.listings;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.platform.api.Invalid;
import org.leadnest.platform.api.Refused;
import org.leadnest.platform.web.NotFound;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/v1/listings/{key}/descriptions}: writes a text from the listing's facts and keeps it as a version. */
@RestController
class DescriptionApi {
    private final Listings listings;
    private final Descriptions descriptions;

    DescriptionApi(Listings listings, Descriptions descriptions) {
        this.listings = listings;
        this.descriptions = descriptions;
    }

    @PostMapping("/api/v1/listings/{key}/descriptions")
    @Requires(Permission.LISTINGS_WRITE)
    DescriptionAnswer write(
            @PathVariable String key,
            @RequestBody(required = false) @Nullable Map<String, @Nullable Object> wanted,
            Actor actor) {
        Listing listing = ListingKey.parse(key).flatMap(listings::find).orElseThrow(NotFound::new);
        BriefInput input = BriefInput.of(wanted == null ? Map.of() : wanted, RemarksGate.cap(listing.reso()));
        if (input.errors().any()) {
            throw new Invalid(input.errors());
        }
        return descriptions
                .write(listing.key(), input.brief(), actor)
                .map(writing -> switch (writing) {
                    case Descriptions.Writing.Written written -> DescriptionAnswer.of(written.description());
                    case Descriptions.Writing.NotPaid notPaid ->
                        throw new Refused(HttpStatus.PAYMENT_REQUIRED, notPaid.reason());
                })
                .orElseThrow(NotFound::new);
    }
}
