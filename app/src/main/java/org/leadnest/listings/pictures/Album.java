package org.leadnest.listings.pictures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.leadnest.accounts.Actor;
import org.leadnest.listings.Disclosure;
import org.leadnest.listings.Listing;
import org.leadnest.listings.ListingKey;
import org.leadnest.listings.Listings;
import org.leadnest.photos.Alteration;
import org.leadnest.photos.Deliveries;
import org.leadnest.photos.Photo;
import org.leadnest.photos.PhotoId;
import org.leadnest.photos.Photos;
import org.leadnest.photos.Rendition;
import org.leadnest.photos.RenditionKind;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.web.Links;
import org.leadnest.platform.web.NotFound;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** A listing with its photos, by the words of an address, and the files that are handed out of it. */
@Component
class Album {
    private final Listings listings;
    private final Photos photos;
    private final Deliveries deliveries;
    private final Links links;

    Album(Listings listings, Photos photos, Deliveries deliveries, Links links) {
        this.listings = listings;
        this.photos = photos;
        this.deliveries = deliveries;
        this.links = links;
    }

    Listing listing(String key) {
        return ListingKey.parse(key).flatMap(listings::find).orElseThrow(NotFound::new);
    }

    Photo photo(String key, String id) {
        return PhotoId.parse(id)
                .flatMap(one -> photos.find(listing(key).key().value(), one))
                .orElseThrow(NotFound::new);
    }

    /** All finished photos in order as an MLS takes them, written while they are read. */
    ResponseEntity<StreamingResponseBody> zip(String key, Actor actor) {
        Listing listing = listing(key);
        List<Deliveries.Picture> pictures =
                deliveries.pictures(listing.key().value(), RenditionKind.MLS, listing.title());
        StreamingResponseBody body = out -> Tenancy.run(actor.account(), () -> {
            try {
                deliveries.zip(pictures, (altered, place) -> original(listing, altered, place), out);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("application/zip"))
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(Deliveries.stem(listing.title()) + "-photos.zip"))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(body);
    }

    /**
     * One picture under its name in the album. One that is altered says so in its file and in the headers {@code
     * Media-Alteration} (RESO's words) and {@code Link} (rel original).
     */
    ResponseEntity<byte[]> file(String key, Photo photo, RenditionKind kind, Rendition made) {
        Listing listing = listing(key);
        List<PhotoId> order = photos.list(listing.key().value()).stream()
                .filter(Photo::shown)
                .map(Photo::id)
                .toList();
        int place = order.indexOf(photo.id()) + 1;
        String name = Deliveries.name(photo, kind, place, listing.title());
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        List<Alteration> altered = Deliveries.altered(photo, made);
        String original = original(listing, altered, place);
        if (!altered.isEmpty()) {
            answer.header(
                            "Media-Alteration",
                            String.join(
                                    ", ",
                                    altered.stream()
                                            .map(Alteration::mediaAlteration)
                                            .toList()))
                    .header(HttpHeaders.LINK, "<" + original + ">; rel=\"original\"");
        }
        return answer.contentType(MediaType.valueOf(made.contentType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(name))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(deliveries.file(photo, made, original));
    }

    private String original(Listing listing, List<Alteration> altered, int place) {
        return links.to("/h/" + listing.key() + Disclosure.anchor(altered, place));
    }

    private static String attachment(String name) {
        return ContentDisposition.attachment().filename(name).build().toString();
    }
}
