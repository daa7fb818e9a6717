package org.leadnest.listings.pictures;

import java.util.Arrays;
import java.util.Optional;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.photos.Alteration;
import org.leadnest.photos.ModelEdits;
import org.leadnest.photos.Photo;
import org.leadnest.photos.PhotoReading;
import org.leadnest.platform.web.Toast;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Asks an image model to change one photo, and takes that back; asks a vision model what one shows. */
@Controller
@RequestMapping("/app/listings/{key}/photos/{id}")
@Requires(Permission.PHOTOS_WRITE)
class EditPages {
    private final Album album;
    private final ModelEdits edits;
    private final PhotoReading reading;

    EditPages(Album album, ModelEdits edits, PhotoReading reading) {
        this.album = album;
        this.reading = reading;
        this.edits = edits;
    }

    @PostMapping("/edit")
    String ask(
            @PathVariable String key,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String alteration,
            @RequestParam(defaultValue = "false") boolean agreed,
            Actor actor,
            RedirectAttributes redirect) {
        Photo photo = album.photo(key, id);
        Optional<Alteration> wanted = byModel(alteration);
        String said = wanted.isEmpty()
                ? "Choose what the image model is to do."
                : agreed
                        ? said(edits.ask(photo, wanted.get(), actor))
                        : "Nothing was sent: tick that the picture may go to the image model.";
        Toast.show(redirect, said);
        return back(key, id);
    }

    private static String said(ModelEdits.Asking asked) {
        return switch (asked) {
            case ModelEdits.Asking.Begun begun -> "The image model is at work.";
            case ModelEdits.Asking.Refused refused -> "Nothing was sent. " + refused.reason();
        };
    }

    @PostMapping("/edit/removal")
    String takeBack(@PathVariable String key, @PathVariable String id, Actor actor, RedirectAttributes redirect) {
        boolean done = edits.takeBack(album.photo(key, id), actor);
        Toast.show(redirect, done ? "Taken back." : "There is nothing to take back.");
        return back(key, id);
    }

    @PostMapping("/reading")
    String read(@PathVariable String key, @PathVariable String id, RedirectAttributes redirect) {
        String said = switch (reading.propose(album.photo(key, id))) {
            case PhotoReading.Outcome.Proposed _ -> "Proposed below “What it shows”. Nobody sees it before you save.";
            case PhotoReading.Outcome.Nothing(String reason) -> "Sorry, " + reason + ".";
        };
        Toast.show(redirect, said);
        return back(key, id);
    }

    static Optional<Alteration> byModel(String word) {
        return Arrays.stream(Alteration.values())
                .filter(one -> one.byModel() && one.name().equalsIgnoreCase(word.strip()))
                .findFirst();
    }

    private static String back(String key, String id) {
        return "redirect:/app/listings/" + key + "#photo-" + id;
    }
}
