package org.leadnest.listings;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.photos.Photo;
import org.leadnest.photos.PhotoId;
import org.leadnest.photos.PhotoUploads;
import org.leadnest.photos.PhotoUploads.Reception;
import org.leadnest.photos.Photos;
import org.leadnest.photos.Room;
import org.leadnest.platform.api.Invalid;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Photos on the page of their listing: upload, progress, order, words, removal. */
@Controller
@RequestMapping("/app/listings/{key}/photos")
class ListingPhotoPages {
    private final Listings listings;
    private final Photos photos;
    private final PhotoUploads uploads;
    private final ListingViews views;

    ListingPhotoPages(Listings listings, Photos photos, PhotoUploads uploads, ListingViews views) {
        this.listings = listings;
        this.photos = photos;
        this.uploads = uploads;
        this.views = views;
    }

    /** The panel alone, which asks for itself again while photos are being enhanced. */
    @GetMapping
    @Requires(Permission.PHOTOS_READ)
    String panel(@PathVariable String key, Actor actor, Model model) {
        model.addAttribute("page", views.photos(listing(key).key(), actor));
        return "listings/_photos";
    }

    /** One file by the upload script, which shows what is answered beside the file. */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Permission.PHOTOS_WRITE)
    ResponseEntity<Object> uploadByScript(
            @PathVariable String key, @RequestParam("photos") List<MultipartFile> files, Actor actor) {
        List<String> refused = refusals(receive(key, files, true, actor));
        return refused.isEmpty()
                ? ResponseEntity.accepted().build()
                : ResponseEntity.unprocessableContent()
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                        .body(ProblemDetail.forStatusAndDetail(
                                HttpStatus.UNPROCESSABLE_CONTENT, String.join(" ", refused)));
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE, produces = MediaType.TEXT_HTML_VALUE)
    @Requires(Permission.PHOTOS_WRITE)
    String upload(
            @PathVariable String key,
            @RequestParam("photos") List<MultipartFile> files,
            Actor actor,
            RedirectAttributes redirect) {
        List<Reception> receptions = receive(key, files, false, actor);
        List<String> refused = refusals(receptions);
        int taken = receptions.size() - refused.size();
        String said = taken == 1 ? "1 photo is being enhanced." : taken + " photos are being enhanced.";
        Toast.show(redirect, refused.isEmpty() ? said : said + " Not taken: " + String.join(" ", refused));
        return back(key);
    }

    /** @param resumed a file that lies there already is no new photo: an upload that broke off is taken up again */
    private List<Reception> receive(String key, List<MultipartFile> files, boolean resumed, Actor actor) {
        ListingKey listing = listing(key).key();
        List<Reception> receptions = new ArrayList<>();
        for (MultipartFile file : files) {
            boolean chosen =
                    file.getSize() > 0 || !new UploadedFile(file).fileName().isEmpty();
            boolean there = chosen && resumed && uploads.has(listing.value(), new UploadedFile(file));
            if (chosen && !there) {
                receptions.add(uploads.receive(listing.value(), new UploadedFile(file), actor));
            }
        }
        return receptions;
    }

    private static List<String> refusals(List<Reception> receptions) {
        return receptions.stream()
                .filter(Reception.Refused.class::isInstance)
                .map(Reception.Refused.class::cast)
                .map(refused -> refused.fileName() + ": " + refused.refusal().message())
                .toList();
    }

    @PostMapping("/{id}/position")
    @Requires(Permission.PHOTOS_WRITE)
    String move(@PathVariable String key, @PathVariable String id, @RequestParam int position) {
        return changed(key, id, photo -> photos.move(photo.album(), photo.id(), position));
    }

    @PostMapping("/{id}/words")
    @Requires(Permission.PHOTOS_WRITE)
    String describe(
            @PathVariable String key,
            @PathVariable String id,
            @RequestParam String caption,
            @RequestParam String altText,
            @RequestParam(required = false) @Nullable String room,
            RedirectAttributes redirect) {
        FieldErrors errors = new FieldErrors();
        errors.expect(Photos.Words.fits(caption), "caption", Photos.Words.EXPECTED);
        errors.expect(Photos.Words.fits(altText), "altText", Photos.Words.EXPECTED);
        if (errors.any()) {
            throw new Invalid(errors);
        }
        Toast.show(redirect, "Caption saved.");
        return changed(
                key,
                id,
                photo -> photos.describe(
                        photo.id(),
                        new Photos.Words(
                                caption,
                                altText,
                                room == null ? photo.room() : Room.of(room).orElse(null))));
    }

    @PostMapping("/{id}/attempts")
    @Requires(Permission.PHOTOS_WRITE)
    String tryAgain(@PathVariable String key, @PathVariable String id, RedirectAttributes redirect) {
        return changed(
                key,
                id,
                photo -> Toast.show(
                        redirect,
                        photos.tryAgain(photo) ? "The photo is being made again." : "There is nothing to try again."));
    }

    @PostMapping("/{id}/removal")
    @Requires(Permission.PHOTOS_WRITE)
    String remove(@PathVariable String key, @PathVariable String id, RedirectAttributes redirect) {
        Toast.show(redirect, "Photo removed. It can be put back below.");
        return changed(key, id, photo -> photos.remove(photo.id()));
    }

    @PostMapping("/{id}/restoration")
    @Requires(Permission.PHOTOS_WRITE)
    String restore(@PathVariable String key, @PathVariable String id, RedirectAttributes redirect) {
        Toast.show(redirect, "Photo put back.");
        return changed(key, id, photo -> photos.restore(photo.id()));
    }

    @PostMapping("/{id}/purge")
    @Requires(Permission.PHOTOS_WRITE)
    String purge(@PathVariable String key, @PathVariable String id, RedirectAttributes redirect) {
        Toast.show(redirect, "The photo and its files are being deleted.");
        return changed(key, id, photo -> photos.purge(photo.id()));
    }

    private String changed(String key, String id, Consumer<Photo> change) {
        Photo photo = PhotoId.parse(id)
                .flatMap(one -> photos.find(listing(key).key().value(), one))
                .orElseThrow(NotFound::new);
        change.accept(photo);
        return back(key);
    }

    private Listing listing(String key) {
        return ListingKey.parse(key).flatMap(listings::find).orElseThrow(NotFound::new);
    }

    private static String back(String key) {
        return "redirect:/app/listings/" + key + "#photos";
    }
}
