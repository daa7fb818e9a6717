package org.leadnest.listings.pictures;

import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.photos.Alteration;
import org.leadnest.photos.ModelEdits;
import org.leadnest.photos.Photo;
import org.leadnest.platform.api.Invalid;
import org.leadnest.platform.api.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What an image model does to one photo; its progress stands in the photo's {@code edit}. */
@RestController
@RequestMapping("/api/v1/listings/{key}/photos/{id}/edit")
@Requires(Permission.PHOTOS_WRITE)
class EditApi {
    private final Album album;
    private final ModelEdits edits;

    EditApi(Album album, ModelEdits edits) {
        this.album = album;
        this.edits = edits;
    }

    /**
     * @param alteration DECLUTTERED, STAGED or DUSK
     * @param agreed that the picture goes to the image model's service and credits are used
     */
    record Wish(@Nullable String alteration, @Nullable Boolean agreed) {}

    /** Taken up, or 409 with the reason why nothing was sent. */
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    void ask(@PathVariable String key, @PathVariable String id, @RequestBody Wish wish, Actor actor) {
        Photo photo = album.photo(key, id);
        Alteration wanted = EditPages.byModel(wish.alteration() == null ? "" : wish.alteration())
                .orElseThrow(() -> Invalid.field("alteration", "expected DECLUTTERED, STAGED or DUSK"));
        if (wish.agreed() == null || !wish.agreed()) {
            throw Invalid.field("agreed", "expected true: the picture goes to the image model and takes credits");
        }
        if (edits.ask(photo, wanted, actor) instanceof ModelEdits.Asking.Refused refused) {
            throw Refused.conflict(refused.reason());
        }
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeBack(@PathVariable String key, @PathVariable String id, Actor actor) {
        if (!edits.takeBack(album.photo(key, id), actor)) {
            throw Refused.conflict("there is nothing to take back");
        }
    }
}
