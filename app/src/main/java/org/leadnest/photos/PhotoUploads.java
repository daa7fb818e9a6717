package org.leadnest.photos;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.accounts.Actor;
import org.leadnest.billing.Entitlement;
import org.leadnest.billing.Entitlements;
import org.leadnest.kernel.Ids;
import org.leadnest.photos.guarding.DecodeGuard;
import org.leadnest.platform.storage.Storage;
import org.leadnest.retouch.Brackets;
import org.leadnest.retouch.Retouch;
import org.leadnest.retouch.Retouched;
import org.springframework.stereotype.Component;

/**
 * Takes in what people upload: judged by size and header at once, kept as it is, then filed and queued. Each file stands
 * alone, so that a bad one does not stop the others.
 */
@Component
public class PhotoUploads {
    private static final int MOST_NAME = 200;
    private static final String NOT_PAID = "NOT_PAID";
    private static final String TOO_LARGE = "TOO_LARGE_FILE";

    private final Photos photos;
    private final PhotoMaking making;
    private final Entitlements entitlements;
    private final Storage storage;
    private final DecodeGuard guard;
    private final InstantSource clock;

    PhotoUploads(
            Photos photos,
            PhotoMaking making,
            Entitlements entitlements,
            Storage storage,
            DecodeGuard guard,
            InstantSource clock) {
        this.photos = photos;
        this.making = making;
        this.entitlements = entitlements;
        this.storage = storage;
        this.guard = guard;
        this.clock = clock;
    }

    /** A file as a request brings it: its name is the sender's word only. */
    public interface Incoming {
        String fileName();

        long bytes();

        InputStream open() throws IOException;
    }

    /** What became of one file. */
    public sealed interface Reception {
        record Received(Photo photo) implements Reception {}

        /** @param tooLarge refused for its size in bytes or pixels, not for what it is */
        record Refused(String fileName, Photo.Refusal refusal, boolean tooLarge) implements Reception {}
    }

    /** Whether that very file lies in the album under that name: an upload that is taken up again skips it. */
    public boolean has(UUID album, Incoming file) {
        return file.bytes() <= Retouch.MAX_BYTES
                && photos.same(album, plainName(file.fileName()), sha256(read(file)))
                        .isPresent();
    }

    /**
     * Takes one file in. The very same file under the same name is not taken twice: the photo that the album has is answered,
     * so that a call that failed in its middle may be sent again.
     */
    public Reception receive(UUID album, Incoming file, Actor actor) {
        String fileName = plainName(file.fileName());
        if (file.bytes() > Retouch.MAX_BYTES) {
            String message = "The file has %d MB; at most %d MB are taken."
                    .formatted(file.bytes() / 1_000_000, Retouch.MAX_BYTES / 1_000_000);
            return new Reception.Refused(fileName, new Photo.Refusal(TOO_LARGE, message), true);
        }
        Entitlement entitlement = entitlements.of(actor.account());
        if (!entitlement.ai()) {
            return notPaid(fileName, entitlement.reason());
        }
        guard.warm();
        byte[] bytes = read(file);
        Optional<Retouched.Refused> refused = Retouch.judge(bytes);
        return refused.<Reception>map(why -> refused(fileName, why))
                .or(() -> photos.same(album, fileName, sha256(bytes)).map(Reception.Received::new))
                .orElseGet(() -> keep(album, fileName, bytes, actor));
    }

    static Reception notPaid(String fileName, String reason) {
        return new Reception.Refused(fileName, new Photo.Refusal(NOT_PAID, reason), false);
    }

    private static Reception refused(String fileName, Retouched.Refused why) {
        boolean tooLarge = switch (why.reason()) {
            case TOO_LARGE_FILE, TOO_MANY_PIXELS -> true;
            case NOT_AN_IMAGE, TRUNCATED, DAMAGED, UNSUPPORTED, RECIPE_MISMATCH -> false;
        };
        return new Reception.Refused(fileName, new Photo.Refusal(why.reason().name(), why.message()), tooLarge);
    }

    private Reception keep(UUID album, String fileName, byte[] bytes, Actor actor) {
        PhotoId id = new PhotoId(Ids.next());
        FileType type = FileType.of(bytes);
        String key = "originals/" + id + "." + type.extension();
        storage.put(actor.account(), key, type.mediaType(), new ByteArrayInputStream(bytes), bytes.length);
        Reception filed = making.file(
                id,
                album,
                new Photo.Upload(fileName, type.mediaType(), bytes.length, key, clock.instant()),
                sha256(bytes),
                Brackets.taken(bytes),
                actor);
        if (filed instanceof Reception.Refused) {
            storage.delete(actor.account(), key);
        }
        return filed;
    }

    private static byte[] read(Incoming file) {
        try (InputStream content = file.open()) {
            return content.readNBytes(Retouch.MAX_BYTES + 1);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The last part of what some browsers send as a whole path, without what no database text can hold. */
    private static String plainName(String given) {
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        String plain = last.codePoints()
                .filter(point -> !Character.isISOControl(point)
                        && (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE))
                .limit(MOST_NAME)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return plain.isBlank() ? "photo" : plain;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
