package org.leadnest.listings;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.copydesk.Outlet;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.Page;
import org.leadnest.platform.api.Invalid;
import org.leadnest.platform.api.Paging;
import org.leadnest.platform.api.Refused;
import org.leadnest.platform.web.NotFound;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The texts of a listing by API: their versions, a check of any text, and the public remarks with who answers for them. */
@RestController
@RequestMapping("/api/v1/listings/{key}")
class TextApi {
    private final Listings listings;
    private final Descriptions descriptions;
    private final Texts texts;

    TextApi(Listings listings, Descriptions descriptions, Texts texts) {
        this.listings = listings;
        this.descriptions = descriptions;
        this.texts = texts;
    }

    @GetMapping("/texts")
    @Operation(description = "Versions, newest first; the newest 20 of each outlet are kept.")
    @Requires(Permission.LISTINGS_READ)
    Page<TextJson> list(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable String outlet,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        FieldErrors errors = new FieldErrors();
        Paging paging = Paging.of(after, limit, Cursor::parse, errors);
        Outlet only = outlet == null ? null : TextRequest.outlet(outlet, errors);
        if (errors.any()) {
            throw new Invalid(errors);
        }
        return texts.page(listing(key).key(), only, paging.after(), limit).map(TextJson::of);
    }

    @GetMapping("/texts/{id}")
    @Operation(
            description = "A version with what is to be said against it now, and what it changed of the version before"
                    + " it for the same outlet.")
    @Requires(Permission.LISTINGS_READ)
    TextJson.Whole find(@PathVariable String key, @PathVariable String id) {
        Listing listing = listing(key);
        ListingText text = version(listing, id);
        Optional<ListingText> before = texts.before(listing.key(), text);
        return new TextJson.Whole(
                TextJson.of(text),
                descriptions.check(listing, text.body(), text.brief()).stream()
                        .map(DescriptionAnswer.Found::of)
                        .toList(),
                before.map(earlier -> WordDiff.between(earlier.body(), text.body()).stream()
                                .map(TextJson.Change::of)
                                .toList())
                        .orElse(List.of()));
    }

    @PostMapping("/findings")
    @Operation(
            description = "Checks any text against the facts of the listing and the rules of an outlet; keeps nothing.")
    @Requires(Permission.LISTINGS_READ)
    TextRequest.Answer check(@PathVariable String key, @RequestBody TextRequest.Check wanted) {
        Listing listing = listing(key);
        BriefInput input = wanted.brief(RemarksGate.cap(listing.reso()));
        if (input.errors().any()) {
            throw new Invalid(input.errors());
        }
        return new TextRequest.Answer(descriptions.check(listing, String.valueOf(wanted.text()), input.brief()).stream()
                .map(DescriptionAnswer.Found::of)
                .toList());
    }

    @GetMapping("/remarks")
    @Operation(description = "The public remarks, what stops them now, and who answers for that.")
    @Requires(Permission.LISTINGS_READ)
    TextJson.Remarks remarks(@PathVariable String key) {
        return remarks(listing(key));
    }

    @PutMapping("/remarks")
    @Operation(
            description =
                    "Publishes a text, or a version by its id, as the public remarks. Where a finding blocks, only"
                            + " with an override: a name and a reason, which are kept.")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "422",
            description = "Something in the text has no fact behind it or breaks a rule: see `findings`",
            content =
                    @Content(
                            mediaType = "application/problem+json",
                            schema = @Schema(ref = "#/components/schemas/Problem")))
    @Requires(Permission.LISTINGS_WRITE)
    TextJson.Remarks publish(@PathVariable String key, @RequestBody TextRequest.Publish wanted, Actor actor) {
        FieldErrors errors = wanted.errors();
        if (errors.any()) {
            throw new Invalid(errors);
        }
        Listing listing = listing(key);
        Optional<ListingText> version = Optional.ofNullable(wanted.version()).map(id -> version(listing, id));
        return descriptions
                .publish(
                        listing.key(),
                        version.map(ListingText::body).orElseGet(() -> String.valueOf(wanted.text())),
                        version.map(ListingText::brief)
                                .orElseGet(() -> BriefInput.of(Map.of(), RemarksGate.cap(listing.reso()))
                                        .brief()),
                        wanted.answer(),
                        actor)
                .map(publishing -> switch (publishing) {
                    case Descriptions.Publishing.Published published -> remarks(published.listing());
                    case Descriptions.Publishing.Withheld withheld -> throw WithheldText.problem(withheld.findings());
                    case Descriptions.Publishing.Refused refused -> throw Refused.conflict(refused.reason());
                })
                .orElseThrow(NotFound::new);
    }

    private TextJson.Remarks remarks(Listing listing) {
        return TextJson.Remarks.of(listing.text(RemarksGate.REMARKS), listings.remarks(listing));
    }

    private ListingText version(Listing listing, String id) {
        Optional<UUID> parsed = Ids.parse(id);
        return parsed.flatMap(one -> texts.find(listing.key(), one)).orElseThrow(NotFound::new);
    }

    private Listing listing(String key) {
        return ListingKey.parse(key).flatMap(listings::find).orElseThrow(NotFound::new);
    }
}
