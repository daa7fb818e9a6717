package org.leadnest.listings;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Page;
import org.leadnest.platform.api.Invalid;
import org.leadnest.platform.api.Paging;
import org.leadnest.platform.api.Refused;
import org.leadnest.platform.web.NotFound;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/listings}: names of the RESO Data Dictionary as they are, in and out. */
@RestController
@RequestMapping("/api/v1/listings")
class ListingApi {
    private final Listings listings;
    private final ListingRemoval removal;
    private final ListingMedia media;

    ListingApi(Listings listings, ListingRemoval removal, ListingMedia media) {
        this.listings = listings;
        this.removal = removal;
        this.media = media;
    }

    /** Remarks that do not stand are kept, and visitors do not read them: {@code GET /listings/{key}/remarks} says why. */
    @ApiResponse(responseCode = "201", description = "The new listing", useReturnTypeSchema = true)
    @PostMapping
    @Requires(Permission.LISTINGS_WRITE)
    ResponseEntity<Map<String, @Nullable Object>> enter(@RequestBody Map<String, @Nullable Object> reso, Actor actor) {
        Listing listing = saved(listings.takeOver(reso, actor));
        return ResponseEntity.created(URI.create("/api/v1/listings/" + listing.key()))
                .eTag(etag(listing))
                .body(ListingJson.of(listing, List.of()));
    }

    @GetMapping
    @Requires(Permission.LISTINGS_READ)
    Page<Map<String, @Nullable Object>> list(
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(name = "StandardStatus", required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String q) {
        FieldErrors errors = new FieldErrors();
        Paging paging = Paging.of(after, limit, Cursor::parse, errors);
        Optional<StandardStatus> wanted = Optional.ofNullable(status).flatMap(StandardStatus::of);
        errors.expect(
                status == null || wanted.isPresent(),
                "StandardStatus",
                "expected one of " + String.join(", ", StandardStatus.words()));
        if (errors.any()) {
            throw new Invalid(errors);
        }
        return listings.list(new ListingFilter(wanted.orElse(null), q), paging.after(), limit)
                .map(ListingJson::of);
    }

    @GetMapping("/{key}")
    @Requires(Permission.LISTINGS_READ)
    ResponseEntity<Map<String, @Nullable Object>> find(@PathVariable String key) {
        Listing listing = ListingKey.parse(key).flatMap(listings::find).orElseThrow(NotFound::new);
        return answer(listing);
    }

    @PatchMapping("/{key}")
    @Requires(Permission.LISTINGS_WRITE)
    ResponseEntity<Map<String, @Nullable Object>> change(
            @PathVariable String key,
            @RequestBody Map<String, @Nullable Object> reso,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            Actor actor) {
        Long expected = version(ifMatch);
        Saving saving = ListingKey.parse(key)
                .flatMap(id -> listings.change(id, reso, expected, actor))
                .orElseThrow(NotFound::new);
        return answer(saved(saving));
    }

    @DeleteMapping("/{key}")
    @Requires(Permission.LISTINGS_WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String key, Actor actor) {
        switch (ListingKey.parse(key)
                .map(id -> removal.remove(id, actor))
                .orElse(ListingRemoval.Removal.NOTHING_THERE)) {
            case DONE -> {}
            case NOTHING_THERE -> throw new NotFound();
            case IN_USE -> throw Refused.conflict(ListingRemoval.IN_USE);
        }
    }

    private ResponseEntity<Map<String, @Nullable Object>> answer(Listing listing) {
        Map<String, @Nullable Object> body = ListingJson.of(listing, listings.history(listing.key()));
        List<Map<String, @Nullable Object>> shown = media.of(listing.key());
        if (!shown.isEmpty()) {
            body.put("Media", shown);
        }
        return ResponseEntity.ok().eTag(etag(listing)).body(body);
    }

    private static Listing saved(Saving saving) {
        return switch (saving) {
            case Saving.Saved done -> done.listing();
            case Saving.Refused refused
            when refused.overPlan() ->
                throw new Refused(
                        HttpStatus.PAYMENT_REQUIRED,
                        String.join("; ", refused.errors().all().values()));
            case Saving.Refused refused -> throw new Invalid(refused.errors());
            case Saving.Withheld withheld -> throw WithheldText.problem(withheld.findings());
            case Saving.Outdated outdated ->
                throw Refused.with(
                        HttpStatus.PRECONDITION_FAILED,
                        "the listing has changed meanwhile: its version is "
                                + outdated.current().version(),
                        Map.of("version", outdated.current().version()));
        };
    }

    private static String etag(Listing listing) {
        return "\"" + listing.version() + "\"";
    }

    /** Null where any version will do; one that no listing has for what is no tag of ours. */
    private static @Nullable Long version(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return null;
        }
        String plain = ifMatch.replaceAll("[^0-9]", "");
        return plain.isEmpty() || plain.length() > 18 ? -1L : Long.valueOf(plain);
    }
}
