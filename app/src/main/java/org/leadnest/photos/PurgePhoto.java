package org.leadnest.photos;

import java.util.UUID;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.jobs.JobHandler;
import org.leadnest.platform.storage.Storage;
import org.springframework.stereotype.Component;

/** Deletes a photo for good: its files first, its row last, so that a crash between leaves something to go on with. */
@Component
class PurgePhoto implements JobHandler {
    static final String NAME = "photos.purge";

    private final Photos photos;
    private final ModelEdits edits;
    private final Storage storage;

    PurgePhoto(Photos photos, ModelEdits edits, Storage storage) {
        this.photos = photos;
        this.edits = edits;
        this.storage = storage;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(AccountId account, UUID subject) {
        PhotoId id = new PhotoId(subject);
        photos.find(id).ifPresent(photo -> {
            photo.renditions().forEach(rendition -> storage.delete(account, rendition.storageKey()));
            edits.pictures(id).forEach(key -> {
                storage.delete(account, key);
                storage.delete(account, ModelEdit.viewKey(key));
            });
            storage.delete(account, photo.upload().storageKey());
            photos.delete(id);
        });
    }

    /** The row stays, marked as removed; the next purge of it tries again. */
    @Override
    public void gaveUp(AccountId account, UUID subject, String reason) {}
}
