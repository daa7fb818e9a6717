package org.leadnest.photos;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.jobs.JobHandler;
import org.leadnest.platform.storage.Storage;
import org.leadnest.retouch.Retouch;
import org.leadnest.retouch.Retouched;
import org.springframework.stereotype.Component;

/**
 * Makes the renditions of one photo: claims it, works outside of any transaction, stores the files, then records them in
 * one transaction. Run again after a crash it starts over under the next attempt's number; files of an earlier attempt are
 * deleted, and only one attempt's outcome is ever recorded.
 */
@Component
class EnhancePhoto implements JobHandler {
    static final String NAME = "photos.enhance";

    /** Each holds a decoded photo of up to 120 megapixels: two keep both cores busy, more only cost memory. */
    private static final int AT_ONCE = 2;

    private final Photos photos;
    private final Storage storage;
    private final Semaphore places = new Semaphore(AT_ONCE);

    EnhancePhoto(Photos photos, Storage storage) {
        this.photos = photos;
        this.storage = storage;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(AccountId account, UUID subject) {
        PhotoId id = new PhotoId(subject);
        photos.find(id)
                .ifPresent(photo -> photos.claim(id).ifPresent(attempt -> {
                    for (int earlier = 1; earlier < attempt; earlier++) {
                        discard(account, id, earlier);
                    }
                    process(account, photo, attempt);
                }));
    }

    private void process(AccountId account, Photo photo, int attempt) {
        List<Retouched> made = enhance(original(account, photo));
        List<Rendition> renditions = new ArrayList<>();
        for (RenditionKind kind : RenditionKind.values()) {
            switch (made.get(kind.ordinal())) {
                case Retouched.Refused refused -> {
                    photos.finish(
                            photo,
                            attempt,
                            List.of(),
                            new Photo.Refusal(refused.reason().name(), refused.message()));
                    return;
                }
                case Retouched.Image image -> renditions.add(store(account, photo.id(), kind, attempt, image));
            }
        }
        if (!photos.finish(photo, attempt, renditions, null)) {
            discard(account, photo.id(), attempt);
        }
    }

    private List<Retouched> enhance(byte[] original) {
        places.acquireUninterruptibly();
        try {
            return Retouch.enhance(
                    original,
                    Arrays.stream(RenditionKind.values())
                            .map(RenditionKind::options)
                            .toList());
        } finally {
            places.release();
        }
    }

    private byte[] original(AccountId account, Photo photo) {
        try (Storage.StoredFile file = storage.open(account, photo.upload().storageKey())) {
            return file.content().readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Rendition store(AccountId account, PhotoId id, RenditionKind kind, int attempt, Retouched.Image image) {
        String key = key(id, kind, attempt);
        byte[] bytes = image.bytes();
        String type = image.format().mediaType();
        storage.put(account, key, type, new ByteArrayInputStream(bytes), bytes.length);
        return new Rendition(
                kind,
                key,
                type,
                bytes.length,
                image.widthPx(),
                image.heightPx(),
                image.recipe().toJson());
    }

    private void discard(AccountId account, PhotoId id, int attempt) {
        for (RenditionKind kind : RenditionKind.values()) {
            storage.delete(account, key(id, kind, attempt));
        }
    }

    private static String key(PhotoId id, RenditionKind kind, int attempt) {
        String word = kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        return "renditions/" + id + "-" + word + "-" + attempt + ".jpg";
    }

    @Override
    public void gaveUp(AccountId account, UUID subject, String reason) {
        photos.giveUp(new PhotoId(subject));
    }
}
