package org.leadnest.listings.pictures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.photos.Adjustments;
import org.leadnest.photos.Alteration;
import org.leadnest.photos.Brackets;
import org.leadnest.photos.Deliveries;
import org.leadnest.photos.Part;
import org.leadnest.photos.Photo;
import org.leadnest.photos.Photos;
import org.leadnest.photos.Rendition;
import org.leadnest.photos.RenditionKind;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the photos' forms on the page of their listing do, besides upload, words and order. */
@Controller
@RequestMapping("/app/listings/{key}")
class PicturePages {
    private static final double PERCENT = 100;

    private final Album album;
    private final Photos photos;
    private final Brackets brackets;
    private final Deliveries deliveries;

    PicturePages(Album album, Photos photos, Brackets brackets, Deliveries deliveries) {
        this.album = album;
        this.photos = photos;
        this.brackets = brackets;
        this.deliveries = deliveries;
    }

    @GetMapping("/photos.zip")
    @Requires(Permission.PHOTOS_READ)
    ResponseEntity<StreamingResponseBody> zip(@PathVariable String key, Actor actor) {
        return album.zip(key, actor);
    }

    @GetMapping("/photos/{id}/file")
    @Requires(Permission.PHOTOS_READ)
    ResponseEntity<byte[]> file(
            @PathVariable String key, @PathVariable String id, @RequestParam(defaultValue = "mls") String kind) {
        Photo photo = album.photo(key, id);
        RenditionKind wanted = RenditionKind.of(kind).orElseThrow(NotFound::new);
        Rendition made = deliveries.rendition(photo, wanted).orElse(null);
        return made == null
                ? ResponseEntity.status(HttpStatus.SEE_OTHER)
                        .header(HttpHeaders.LOCATION, "/app/listings/" + key + "#photos")
                        .build()
                : album.file(key, photo, wanted, made);
    }

    /** The order that buyers like. */
    @PostMapping("/photos/arrangement")
    @Requires(Permission.PHOTOS_WRITE)
    String arrange(@PathVariable String key, RedirectAttributes redirect) {
        photos.arrange(album.listing(key).key().value());
        Toast.show(redirect, "The photos are in the usual order.");
        return back(key);
    }

    @PostMapping("/photos/{id}/bracket/removal")
    @Requires(Permission.PHOTOS_WRITE)
    String takeApart(@PathVariable String key, @PathVariable String id, RedirectAttributes redirect) {
        brackets.takeApart(album.photo(key, id).id());
        Toast.show(redirect, "Each exposure is a photo of its own again.");
        return back(key);
    }

    /** The form as it is sent: boxes that are not ticked are absent, places are in percent. */
    record Typed(
            @Nullable Double strength,
            @Nullable Double warmth,
            @Nullable Boolean verticals,
            @Nullable Boolean sky,
            @Nullable Boolean grass,
            @Nullable Boolean enlarged,
            @Nullable List<Integer> keep,
            @Nullable List<Integer> face,
            @Nullable List<Integer> plate,
            @Nullable Double left,
            @Nullable Double top,
            @Nullable Double width,
            @Nullable Double height,
            @Nullable Boolean all) {

        PictureChange change(Photo photo) {
            List<PictureChange.Place> parts = new ArrayList<>();
            ticked(keep, photo.adjustments().veiled(), parts);
            ticked(face, photo.suggested().faces(), parts);
            ticked(plate, photo.suggested().plates(), parts);
            if (width != null && height != null) {
                parts.add(new PictureChange.Place(share(left), share(top), share(width), share(height)));
            }
            return new PictureChange(
                    strength,
                    warmth,
                    ticked(verticals),
                    ticked(sky),
                    ticked(grass),
                    ticked(enlarged),
                    parts,
                    null,
                    null,
                    null,
                    null);
        }

        private static void ticked(
                @Nullable List<Integer> marks, @Nullable List<Part> all, List<PictureChange.Place> parts) {
            for (int i = 0; marks != null && all != null && i < all.size(); i++) {
                if (marks.contains(i)) {
                    Part box = all.get(i);
                    parts.add(new PictureChange.Place(box.x(), box.y(), box.width(), box.height()));
                }
            }
        }

        private static boolean ticked(@Nullable Boolean box) {
            return box != null && box;
        }

        boolean forAll() {
            return ticked(all);
        }

        private static double share(@Nullable Double percent) {
            return percent == null ? 0 : percent / PERCENT;
        }
    }

    @PostMapping("/photos/{id}/adjustments")
    @Requires(Permission.PHOTOS_WRITE)
    String adjust(
            @PathVariable String key, @PathVariable String id, Typed typed, Actor actor, RedirectAttributes redirect) {
        Photo photo = album.photo(key, id);
        PictureChange change = typed.change(photo);
        FieldErrors errors = change.errors();
        if (errors.any()) {
            Toast.show(
                    redirect, "Not changed: " + String.join("; ", errors.all().values()) + ".");
            return back(key);
        }
        Adjustments wanted = change.appliedTo(photo.adjustments());
        String said = said(photos.adjust(photo, wanted, actor), photo, wanted);
        int others = typed.forAll() ? photos.adjustAll(photo.album(), wanted, actor) : 0;
        Toast.show(
                redirect,
                others == 0 ? said : said + " So " + (others == 1 ? "is 1 other." : "are " + others + " others."));
        return back(key);
    }

    private static String said(Photos.Adjusting became, Photo photo, Adjustments wanted) {
        return switch (became) {
            case Photos.Adjusting.Begun begun ->
                "The photo is being made again."
                        + (warned(photo, wanted)
                                ? " It shows the front of the home and is altered: buyers will see that said."
                                : "");
            case Photos.Adjusting.Same same -> "Nothing to change.";
            case Photos.Adjusting.NotOutside not ->
                "Not changed: the "
                        + not.alteration().name().toLowerCase(Locale.ROOT)
                        + " is altered only on photos of the outside. Say what this one shows first.";
            case Photos.Adjusting.ByModel made -> "Not changed: the picture is an image model's. Take that back first.";
            case Photos.Adjusting.Unusable unusable -> "The photo cannot be opened.";
        };
    }

    private static boolean warned(Photo photo, Adjustments wanted) {
        return photo.room() == org.leadnest.photos.Room.FRONT
                && wanted.alterations().stream().anyMatch(Alteration::property);
    }

    private static String back(String key) {
        return "redirect:/app/listings/" + key + "#photos";
    }
}
