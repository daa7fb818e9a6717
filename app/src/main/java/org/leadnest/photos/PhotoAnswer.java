package org.leadnest.photos;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A photo as the API answers it.
 *
 * @param id null for a file that was not taken
 * @param refusal why it was not processed, with status REFUSED; with READY why the last change is missing, and then it may
 *     be tried again
 * @param room what it shows, when somebody said so; {@code imageOf} is RESO's word for it
 * @param alterations what the renditions show other than the original: to be disclosed wherever they appear
 * @param edit what an image model was asked to do to it, unless it was taken back
 * @param faces where faces seem to be that are not veiled, to be sent back as {@code veiled} when they are to be
 * @param plates the same of licence plates
 * @param frames how many more exposures lie behind it, when it is made from a bracket
 * @param original the unaltered photo without its metadata; its {@code url} is there once the photo is READY
 */
public record PhotoAnswer(
        @Nullable UUID id,
        PhotoStatus status,
        Photo.@Nullable Refusal refusal,
        @Nullable Original original,
        String caption,
        String altText,
        @Nullable Room room,
        @Nullable String imageOf,
        @Nullable AdjustmentAnswer adjustments,
        List<Altered> alterations,
        @Nullable EditAnswer edit,
        List<Part> faces,
        List<Part> plates,
        int frames,
        List<Made> renditions) {

    private static final JsonMapper JSON = new JsonMapper();

    /** The uploaded file; the {@code url} shows it upright, in sRGB, without metadata. */
    public record Original(
            @Nullable String url,
            String fileName,
            @Nullable String contentType,
            @Nullable Long bytes,
            @Nullable Integer widthPx,
            @Nullable Integer heightPx) {}

    /** How it is enhanced, or is going to be. */
    public record AdjustmentAnswer(
            double strength,
            double warmth,
            boolean verticals,
            boolean sky,
            boolean grass,
            boolean enlarged,
            List<Part> veiled) {
        static AdjustmentAnswer of(Adjustments now) {
            return new AdjustmentAnswer(
                    now.strength(),
                    now.warmth(),
                    now.verticals(),
                    now.alterations().contains(Alteration.SKY),
                    now.alterations().contains(Alteration.GRASS),
                    now.alterations().contains(Alteration.ENLARGED),
                    now.veiled());
        }
    }

    /**
     * What an image model is asked to do. ASKED while it is at work, DONE when the renditions are made from its picture,
     * REFUSED when nothing usable came, BLOCKED when its picture does not show the same building.
     *
     * @param url of a picture that is BLOCKED, to look at and not to publish
     */
    public record EditAnswer(
            Alteration alteration,
            AlterationEntry.Outcome outcome,
            @Nullable String reason,
            @Nullable String url) {
        static @Nullable EditAnswer of(@Nullable ModelEdit edit, @Nullable String url) {
            return edit == null
                    ? null
                    : new EditAnswer(
                            edit.alteration(), edit.outcome(), edit.reason().isEmpty() ? null : edit.reason(), url);
        }
    }

    /** What the renditions show other than the original does. */
    public record Altered(Alteration alteration, String mediaAlteration, String statement, boolean property) {
        static Altered of(Alteration one) {
            return new Altered(one, one.mediaAlteration(), one.statement(), one.property());
        }
    }

    /** An enhanced rendition and the recipe that rebuilds it. */
    public record Made(
            RenditionKind kind, String url, int widthPx, int heightPx, long bytes, Map<String, Object> recipe) {}

    /**
     * @param frames how many lie behind it, when it stands for a bracket
     * @param whole makes an address that the storage gave one that works from anywhere
     */
    public static PhotoAnswer of(Photo photo, int frames, PhotoLinks links, UnaryOperator<String> whole) {
        List<Made> made = photo.renditions().stream()
                .filter(one -> one.kind().enhanced())
                .map(one -> new Made(
                        one.kind(),
                        whole.apply(links.url(one)),
                        one.widthPx(),
                        one.heightPx(),
                        one.bytes(),
                        recipe(one)))
                .toList();
        return new PhotoAnswer(
                photo.id().value(),
                photo.status(),
                photo.refusal(),
                original(photo, links, whole),
                photo.caption(),
                photo.altText(),
                photo.room(),
                photo.room() == null ? null : photo.room().imageOf(),
                AdjustmentAnswer.of(photo.adjustments()),
                photo.altered().stream().map(Altered::of).toList(),
                EditAnswer.of(photo.edit(), links.blocked(photo).map(whole).orElse(null)),
                photo.openFaces(),
                photo.openPlates(),
                frames,
                made);
    }

    /** A file of an upload that was not taken. */
    public static PhotoAnswer of(PhotoUploads.Reception.Refused refused) {
        Original original = new Original(null, refused.fileName(), null, null, null, null);
        return new PhotoAnswer(
                null,
                PhotoStatus.REFUSED,
                refused.refusal(),
                original,
                "",
                "",
                null,
                null,
                null,
                List.of(),
                null,
                List.of(),
                List.of(),
                0,
                List.of());
    }

    private static Map<String, Object> recipe(Rendition rendition) {
        return JSON.readValue(rendition.recipe(), new TypeReference<>() {});
    }

    private static Original original(Photo photo, PhotoLinks links, UnaryOperator<String> whole) {
        Rendition plain = photo.rendition(RenditionKind.ORIGINAL).orElse(null);
        return new Original(
                plain == null ? null : whole.apply(links.url(plain)),
                photo.upload().fileName(),
                photo.upload().contentType(),
                photo.upload().bytes(),
                plain == null ? null : plain.widthPx(),
                plain == null ? null : plain.heightPx());
    }
}
