package org.leadnest.listings.pictures;

import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.photos.PhotoReading;
import org.leadnest.photos.Room;
import org.leadnest.platform.api.Refused;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Has the installation's vision model look at one photo. */
@RestController
class ReadingApi {
    private final Album album;
    private final PhotoReading reading;

    ReadingApi(Album album, PhotoReading reading) {
        this.album = album;
        this.reading = reading;
    }

    /** What the photo seems to show; nothing of it holds before somebody sends it back as {@code room} and {@code altText}. */
    record Proposal(Room room, String altText) {}

    /** Sends the picture of web size to the model, which takes credits; 409 with the reason when nothing is proposed. */
    @PostMapping("/api/v1/listings/{key}/photos/{id}/reading")
    @Requires(Permission.PHOTOS_WRITE)
    Proposal read(@PathVariable String key, @PathVariable String id) {
        return switch (reading.propose(album.photo(key, id))) {
            case PhotoReading.Outcome.Proposed(Room room, String altText) -> new Proposal(room, altText);
            case PhotoReading.Outcome.Nothing(String reason) -> throw Refused.conflict(reason);
        };
    }
}
