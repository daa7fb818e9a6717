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
 * @param refusal why it was not processed, with {@link PhotoStatus#REFUSED}; with {@link PhotoStatus#READY} why the last
 *     change to it is missing
 * @param edit what an image model did to it or is asked to do; null when nobody asked, or it was taken back
 * @param removedAt when it was put aside; such a photo can be put back
 * @param lead the photo that stands for the bracket of which this one is a frame; null for any other
 */
public record Photo(
        PhotoId id,
        UUID album,
        PhotoStatus status,
        @Nullable Refusal refusal,
        Upload upload,
        String caption,
        String altText,
        @Nullable Room room,
        Suggested suggested,
        Adjustments adjustments,
        @Nullable ModelEdit edit,
        @Nullable PhotoId lead,
        @Nullable Instant removedAt,
        List<Rendition> renditions) {
    public Photo {
        renditions = List.copyOf(renditions);
    }

    /** Why a file is no photo of ours: a stable word and a sentence for people. */
    public record Refusal(String reason, String message) {
        /** The file is fine and the work on it failed: it may be tried again. */
        static final String PROCESSING_FAILED = "PROCESSING_FAILED";
    }

    /** The file as it came. */
    public record Upload(String fileName, String contentType, long bytes, String storageKey, Instant at) {}

    /**
     * What the picture seems to show, until somebody says.
     *
     * @param faces where faces seem to be, in the photo as it was taken; null until somebody looked for them
     * @param plates the same of licence plates
     */
    public record Suggested(
            @Nullable Room room,
            String altText,
            @Nullable List<Part> faces,
            @Nullable List<Part> plates) {
        public Suggested {
            faces = faces == null ? null : List.copyOf(faces);
            plates = plates == null ? null : List.copyOf(plates);
        }
    }

    /** Faces that were found and are not veiled: no veiled part has the middle of theirs in it. */
    public List<Part> openFaces() {
        return open(suggested.faces());
    }

    /** The same of licence plates. */
    public List<Part> openPlates() {
        return open(suggested.plates());
    }

    private List<Part> open(@Nullable List<Part> found) {
        return found == null
                ? List.of()
                : found.stream()
                        .filter(face -> adjustments.veiled().stream().noneMatch(veil -> veil.covers(face)))
                        .toList();
    }

    public Optional<Rendition> rendition(RenditionKind kind) {
        return renditions.stream().filter(one -> one.kind() == kind).findFirst();
    }

    /** Whether there is a picture to show, be it that a newer one is being made. */
    public boolean shown() {
        return status != PhotoStatus.REFUSED && rendition(RenditionKind.WEB).isPresent();
    }

    /** Whether its making failed though its file is fine: it may be tried again. */
    public boolean failed() {
        return status.finished() && refusal != null && refusal.reason().equals(Refusal.PROCESSING_FAILED);
    }

    /** Whether it can be made again at all. */
    boolean usable() {
        return status != PhotoStatus.REFUSED || failed();
    }

    /** What is altered in the pictures that are there: what their recipes say, not what was asked for. */
    public List<Alteration> altered() {
        return rendition(RenditionKind.WEB)
                .map(web -> Alteration.in(web.recipe()))
                .orElse(List.of());
    }

    /** What was asked for and could not be done with certainty; nothing while it is being tried. */
    public List<Alteration> leftAlone() {
        List<Alteration> altered = altered();
        return status == PhotoStatus.READY && refusal == null
                ? adjustments.alterations().stream()
                        .filter(one -> !altered.contains(one))
                        .sorted()
                        .toList()
                : List.of();
    }

    Photo with(List<Rendition> all) {
        return new Photo(
                id,
                album,
                status,
                refusal,
                upload,
                caption,
                altText,
                room,
                suggested,
                adjustments,
                edit,
                lead,
                removedAt,
                all);
    }
}
