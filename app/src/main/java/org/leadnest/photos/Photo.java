package org.leadnest.photos;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An uploaded photo and what was made from it.
 *
 * @param album the id of what it shows
 * @param refusal why it was not processed; only with {@link PhotoStatus#REFUSED}
 * @param removedAt when it was put aside; such a photo can be put back
 */
public record Photo(
        PhotoId id,
        UUID album,
        PhotoStatus status,
        @Nullable Refusal refusal,
        Upload upload,
        String caption,
        String altText,
        @Nullable Instant removedAt,
        List<Rendition> renditions) {
    public Photo {
        renditions = List.copyOf(renditions);
    }

    /** Why a file is no photo of ours: a stable word and a sentence for people. */
    public record Refusal(String reason, String message) {}

    /** The file as it came. */
    public record Upload(String fileName, String contentType, long bytes, String storageKey, Instant at) {}

    public Optional<Rendition> rendition(RenditionKind kind) {
        return renditions.stream().filter(one -> one.kind() == kind).findFirst();
    }
}
