package org.leadnest.listings.documents;

import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.Page;
import org.leadnest.listings.Listing;
import org.leadnest.listings.ListingKey;
import org.leadnest.listings.Listings;
import org.leadnest.platform.api.Invalid;
import org.leadnest.platform.web.NotFound;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Documents of a listing, by API. */
@RestController
@RequestMapping("/api/v1/listings/{key}/documents")
class DocumentApi {
    private final Documents documents;
    private final Listings listings;

    DocumentApi(Documents documents, Listings listings) {
        this.documents = documents;
        this.listings = listings;
    }

    /** @param url saves the document, for five minutes; only where one is asked for */
    @Schema(name = "ListingDocument")
    record DocumentJson(
            UUID id,
            String name,
            long bytes,
            String addedBy,
            Instant addedAt,
            @Nullable String url) {
        static DocumentJson of(ListingDocument one, @Nullable String url) {
            return new DocumentJson(one.id(), one.name(), one.bytes(), one.addedBy(), one.addedAt(), url);
        }
    }

    /** The newest first; a listing has at most 100, so that there is one page. */
    @GetMapping
    @Requires(Permission.LISTINGS_READ)
    Page<DocumentJson> list(@PathVariable String key) {
        return new Page<>(
                documents.of(listing(key)).stream()
                        .map(one -> DocumentJson.of(one, null))
                        .toList(),
                null);
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Requires(Permission.LISTINGS_WRITE)
    ResponseEntity<DocumentJson> add(@PathVariable String key, @RequestParam MultipartFile file, Actor actor)
            throws IOException {
        ListingKey listing = listing(key);
        return switch (documents.add(listing, file, actor)) {
            case Documents.Keeping.Kept kept ->
                ResponseEntity.created(URI.create("/api/v1/listings/" + listing + "/documents/"
                                + kept.document().id()))
                        .body(DocumentJson.of(kept.document(), null));
            case Documents.Keeping.Refused refused -> throw Invalid.field("file", refused.reason());
        };
    }

    @GetMapping("/{id}")
    @Requires(Permission.LISTINGS_READ)
    DocumentJson get(@PathVariable String key, @PathVariable UUID id) {
        ListingKey listing = listing(key);
        String url = documents.address(listing, id).orElseThrow(NotFound::new);
        return DocumentJson.of(documents.find(listing, id).orElseThrow(NotFound::new), url);
    }

    @DeleteMapping("/{id}")
    @Requires(Permission.LISTINGS_WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String key, @PathVariable UUID id) {
        if (!documents.remove(listing(key), id)) {
            throw new NotFound();
        }
    }

    private ListingKey listing(String key) {
        return ListingKey.parse(key).flatMap(listings::find).map(Listing::key).orElseThrow(NotFound::new);
    }
}
