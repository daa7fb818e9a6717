package org.leadnest.listings.pictures;

import java.util.Arrays;
import java.util.List;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.photos.Adjustments;
import org.leadnest.photos.Brackets;
import org.leadnest.photos.Deliveries;
import org.leadnest.photos.Photo;
import org.leadnest.photos.PhotoAnswer;
import org.leadnest.photos.PhotoLinks;
import org.leadnest.photos.Photos;
import org.leadnest.photos.Rendition;
import org.leadnest.photos.RenditionKind;
import org.leadnest.platform.api.Invalid;
import org.leadnest.platform.api.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** One photo of a listing: how it is enhanced and altered, its bracket, its files; and all of them as a zip for an MLS. */
@RestController
@RequestMapping("/api/v1/listings/{key}")
class PictureApi {
    private final Album album;
    private final Photos photos;
    private final Brackets brackets;
    private final Deliveries deliveries;
    private final PhotoLinks links;

    PictureApi(Album album, Photos photos, Brackets brackets, Deliveries deliveries, PhotoLinks links) {
        this.album = album;
        this.photos = photos;
        this.brackets = brackets;
        this.deliveries = deliveries;
        this.links = links;
    }

    /** Every finished photo within the rules of an MLS, in order, named by place, room and address. */
    @GetMapping(value = "/photos.zip", produces = "application/zip")
    @Requires(Permission.PHOTOS_READ)
    ResponseEntity<StreamingResponseBody> zip(@PathVariable String key, Actor actor) {
        return album.zip(key, actor);
    }

    @GetMapping("/photos/{id}")
    @Requires(Permission.PHOTOS_READ)
    PhotoAnswer find(@PathVariable String key, @PathVariable String id) {
        return answer(album.photo(key, id));
    }

    /**
     * What the body does not name stays. Other light or another alteration has the photo made again. All of it is done, or
     * nothing.
     */
    @PatchMapping("/photos/{id}")
    @Requires(Permission.PHOTOS_WRITE)
    PhotoAnswer change(
            @PathVariable String key, @PathVariable String id, @RequestBody PictureChange change, Actor actor) {
        Photo photo = album.photo(key, id);
        FieldErrors errors = change.errors();
        if (errors.any()) {
            throw new Invalid(errors);
        }
        Adjustments wanted = change.appliedTo(photo.adjustments());
        switch (photos.change(photo, change.words(photo), change.position(), wanted, actor)) {
            case Photos.Adjusting.Begun begun -> {}
            case Photos.Adjusting.Same same -> {}
            case Photos.Adjusting.NotOutside not ->
                throw Invalid.field(
                        not.alteration().name().toLowerCase(java.util.Locale.ROOT),
                        "expected a photo of the outside: say so by its room first");
            case Photos.Adjusting.ByModel made ->
                throw Refused.conflict("the picture is an image model's: take that back first");
            case Photos.Adjusting.Unusable unusable -> throw Refused.conflict("the photo could not be opened");
        }
        return answer(album.photo(key, id));
    }

    /** Tries once more what failed though the file is fine (refusal PROCESSING_FAILED); 409 when nothing did. */
    @PostMapping("/photos/{id}/attempts")
    @Requires(Permission.PHOTOS_WRITE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    PhotoAnswer tryAgain(@PathVariable String key, @PathVariable String id) {
        Photo photo = album.photo(key, id);
        if (!photos.tryAgain(photo)) {
            throw Refused.conflict("nothing failed that could be tried again");
        }
        return answer(album.photo(key, id));
    }

    /** Takes the bracket apart: each of its frames is a photo of its own again. */
    @DeleteMapping("/photos/{id}/bracket")
    @Requires(Permission.PHOTOS_WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeApart(@PathVariable String key, @PathVariable String id) {
        Photo photo = album.photo(key, id);
        if (brackets.frames(photo.id()).isEmpty()) {
            throw Refused.conflict("the photo is not made from a bracket");
        }
        brackets.takeApart(photo.id());
    }

    /** One rendition as a file; print and the cuts for posts are made when they are first asked for. */
    @GetMapping("/photos/{id}/file")
    @Requires(Permission.PHOTOS_READ)
    ResponseEntity<byte[]> file(
            @PathVariable String key, @PathVariable String id, @RequestParam(defaultValue = "mls") String kind) {
        Photo photo = album.photo(key, id);
        RenditionKind wanted = RenditionKind.of(kind)
                .orElseThrow(() -> Invalid.field(
                        "kind",
                        "expected one of "
                                + Arrays.stream(RenditionKind.values())
                                        .map(RenditionKind::word)
                                        .toList()));
        Rendition made = deliveries
                .rendition(photo, wanted)
                .orElseThrow(() -> Refused.conflict("the photo is not ready: its status is " + photo.status()));
        return album.file(key, photo, wanted, made);
    }

    private PhotoAnswer answer(Photo photo) {
        List<Photo> frames = brackets.frames(photo.id());
        return PhotoAnswer.of(photo, frames.size(), links, PictureApi::whole);
    }

    private static String whole(String url) {
        return url.startsWith("/")
                ? ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString() + url
                : url;
    }
}
