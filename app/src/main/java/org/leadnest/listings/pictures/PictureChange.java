package org.leadnest.listings.pictures;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.photos.Adjustments;
import org.leadnest.photos.Alteration;
import org.leadnest.photos.Part;
import org.leadnest.photos.Photo;
import org.leadnest.photos.Photos;
import org.leadnest.photos.Room;

/**
 * What shall be other about a photo; what is absent stays.
 *
 * @param strength 0 to 1.5, 1 is what the engine suggests
 * @param warmth -1 cooler to 1 warmer
 * @param room what it shows: a word of ours ({@code KITCHEN}) or RESO's {@code ImageOf} ({@code Front of Structure})
 * @param veiled parts made unrecognisable, as shares of the photo as it was taken; an empty list ends it
 * @param position from 0, where 0 is the cover
 */
record PictureChange(
        @Nullable Double strength,
        @Nullable Double warmth,
        @Nullable Boolean verticals,
        @Nullable Boolean sky,
        @Nullable Boolean grass,
        @Nullable Boolean enlarged,
        @Nullable List<@Nullable Place> veiled,
        @Nullable String room,
        @Nullable String caption,
        @Nullable String altText,
        @Nullable Integer position) {

    /** Left, top, width and height, from 0 to 1. */
    record Place(double x, double y, double width, double height) {
        boolean inside() {
            return Part.inside(x, y, width, height);
        }
    }

    FieldErrors errors() {
        FieldErrors errors = new FieldErrors()
                .expect(
                        strength == null || (strength >= 0 && strength <= Adjustments.MAX_STRENGTH),
                        "strength",
                        "expected 0 to " + Adjustments.MAX_STRENGTH)
                .expect(warmth == null || (warmth >= -1 && warmth <= 1), "warmth", "expected -1 to 1")
                .expect(
                        room == null || room.isBlank() || Room.of(room).isPresent(),
                        "room",
                        "expected one of " + List.of(Room.values()))
                .expect(position == null || position >= 0, "position", "expected 0 or more; 0 is the cover");
        errors.expect(caption == null || Photos.Words.fits(caption), "caption", Photos.Words.EXPECTED);
        errors.expect(altText == null || Photos.Words.fits(altText), "altText", Photos.Words.EXPECTED);
        if (veiled != null) {
            errors.expect(
                    veiled.size() <= Adjustments.MOST_VEILED,
                    "veiled",
                    "expected at most " + Adjustments.MOST_VEILED + " parts");
            errors.expect(
                    veiled.stream().allMatch(one -> one != null && one.inside()),
                    "veiled",
                    "expected x, y, width and height of parts inside of the photo, as shares from 0 to 1");
        }
        return errors;
    }

    Adjustments appliedTo(Adjustments now) {
        List<Part> parts = new ArrayList<>(now.veiled());
        if (veiled != null) {
            parts = veiled.stream()
                    .map(one -> new Part(one.x(), one.y(), one.width(), one.height()))
                    .toList();
        }
        Set<Alteration> alterations = EnumSet.noneOf(Alteration.class);
        keep(alterations, now, Alteration.SKY, sky);
        keep(alterations, now, Alteration.GRASS, grass);
        keep(alterations, now, Alteration.ENLARGED, enlarged);
        keep(alterations, now, Alteration.VEILED, !parts.isEmpty());
        return new Adjustments(
                strength == null ? now.strength() : hundredths(strength),
                warmth == null ? now.warmth() : hundredths(warmth),
                verticals == null ? now.verticals() : verticals,
                alterations,
                parts);
    }

    private static void keep(Set<Alteration> wanted, Adjustments now, Alteration one, @Nullable Boolean said) {
        if (said == null ? now.alterations().contains(one) : said) {
            wanted.add(one);
        }
    }

    private static double hundredths(double value) {
        return Math.rint(value * 100) / 100 + 0.0;
    }

    /** What is said of the photo after this change. */
    Photos.Words words(Photo photo) {
        return new Photos.Words(
                caption == null ? photo.caption() : caption,
                altText == null ? photo.altText() : altText,
                room == null ? photo.room() : Room.of(room).orElse(null));
    }
}
