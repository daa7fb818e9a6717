package org.leadnest.photos;

import java.time.Duration;
import java.util.Optional;
import org.leadnest.platform.storage.Storage;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.stereotype.Component;

/** Addresses under which a photo's renditions can be seen for a while. The uploaded file itself has none. */
@Component
public class PhotoLinks {
    private static final Duration VALID = Duration.ofHours(2);

    private final Storage storage;

    PhotoLinks(Storage storage) {
        this.storage = storage;
    }

    public String url(Rendition rendition) {
        return storage.url(Tenancy.required(), rendition.storageKey(), VALID);
    }

    /** What an image model made and is not published, for whoever asked for it. */
    public Optional<String> blocked(Photo photo) {
        ModelEdit edit = photo.edit();
        return edit == null || !edit.blocked() || edit.made() == null
                ? Optional.empty()
                : Optional.of(storage.url(Tenancy.required(), edit.made().viewKey(), VALID));
    }

    /** The address of that rendition, when it is made. */
    public Optional<String> url(Photo photo, RenditionKind kind) {
        return photo.rendition(kind).map(this::url);
    }

    /** An address that saves the rendition under the name of the uploaded file, with the kind's word. */
    public Optional<String> download(Photo photo, RenditionKind kind) {
        String name = photo.upload().fileName();
        String stem = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
        return photo.rendition(kind)
                .map(made -> storage.downloadUrl(
                        Tenancy.required(),
                        made.storageKey(),
                        VALID,
                        stem + "-" + kind.word() + "." + kind.extension()));
    }
}
