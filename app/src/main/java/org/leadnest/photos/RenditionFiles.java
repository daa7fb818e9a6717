package org.leadnest.photos;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.Ids;
import org.leadnest.platform.storage.Storage;
import org.leadnest.retouch.Retouched;
import org.springframework.stereotype.Component;

/** The files of photos in the storage: originals as they came, and what is made from them, by attempt. */
@Component
class RenditionFiles {
    private final Storage storage;

    RenditionFiles(Storage storage) {
        this.storage = storage;
    }

    byte[] original(AccountId account, Photo photo) {
        return read(account, photo.upload().storageKey());
    }

    byte[] read(AccountId account, String key) {
        try (Storage.StoredFile file = storage.open(account, key)) {
            return file.content().readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    Rendition keep(AccountId account, PhotoId id, RenditionKind kind, int attempt, Retouched.Image image) {
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

    /** A file that nobody has opened yet: the key under which it lies. */
    String keepUnopened(AccountId account, byte[] bytes) {
        String key = "edits/" + Ids.next() + ".bin";
        storage.put(account, key, "application/octet-stream", new ByteArrayInputStream(bytes), bytes.length);
        return key;
    }

    /** What may be looked at of it; kept once. */
    void keepView(AccountId account, String key, byte[] jpeg) {
        storage.delete(account, key);
        storage.put(account, key, "image/jpeg", new ByteArrayInputStream(jpeg), jpeg.length);
    }

    void delete(AccountId account, String key) {
        storage.delete(account, key);
    }

    /** Deletes what that attempt left. */
    void discard(AccountId account, PhotoId id, int attempt) {
        for (RenditionKind kind : RenditionKind.values()) {
            storage.delete(account, key(id, kind, attempt));
        }
    }

    private static String key(PhotoId id, RenditionKind kind, int attempt) {
        return "renditions/" + id + "-" + kind.word() + "-" + attempt + "." + kind.extension();
    }
}
