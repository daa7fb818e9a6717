package org.leadnest.retouch.render;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;
import org.leadnest.retouch.EnhanceOptions;
import org.leadnest.retouch.Stage;

/**
 * What a small copy of a photo says of its light and lines, for all renditions that are wanted. Holds no native memory.
 *
 * @param lines what is suggested for them, by whether the lens may be put right
 * @param light what is suggested for each wish
 */
public record Overview(Thumbnail thumbnail, Map<Boolean, Lines> lines, Map<Wish, Suggestion> light) {
    /** The longest edge that is looked at. */
    public static final int EDGE_PX = 720;

    /** How lines are made straight, then upright. */
    record Lines(Lens lens, Optional<Upright> upright) {}

    /** All that the suggestion of an {@link EnhanceOptions} depends on. */
    record Wish(boolean balance, boolean tone, double strength, double warmth) {
        static Wish of(EnhanceOptions options) {
            return new Wish(
                    options.runs(Stage.WHITE_BALANCE), options.runs(Stage.TONE), options.strength(), options.warmth());
        }

        Suggestion suggestion(Thumbnail thumbnail) {
            LightModel model = LightModel.Shipped.MODEL;
            Gains seen =
                    balance ? Suggestion.gains(thumbnail, model.color(), model.colorTrust(), strength) : Gains.NONE;
            Gains gains = seen.warmer(warmth);
            return tone ? Suggestion.tone(gains, thumbnail.withGains(gains), model, strength) : Suggestion.none(gains);
        }
    }

    /**
     * Looks at what any of the renditions needs.
     *
     * @param photo in any size; upright, 8-bit BGR in sRGB
     */
    public static Overview of(Mat photo, List<EnhanceOptions> wanted) {
        Mat small = Shrink.quickly(photo, EDGE_PX);
        Thumbnail thumbnail = Thumbnail.of(small, Thumbnail.FOR_ANALYSIS_PX);
        Map<Wish, Suggestion> light = new HashMap<>();
        wanted.forEach(o -> light.computeIfAbsent(Wish.of(o), wish -> wish.suggestion(thumbnail)));
        return new Overview(thumbnail, lines(small, wanted), Map.copyOf(light));
    }

    private static Map<Boolean, Lines> lines(Mat small, List<EnhanceOptions> wanted) {
        boolean straighten = wanted.stream().anyMatch(o -> o.runs(Stage.LENS));
        Lens lens = straighten ? Straightness.find(small) : Lens.NONE;
        Map<Boolean, Lines> lines = new HashMap<>();
        for (boolean straight : List.of(true, false)) {
            boolean upright = wanted.stream().anyMatch(o -> o.runs(Stage.LENS) == straight && o.runs(Stage.VERTICALS));
            Lens first = straight ? lens : Lens.NONE;
            lines.put(straight, new Lines(first, upright ? Verticals.find(small, first) : Optional.empty()));
        }
        return Map.copyOf(lines);
    }

    /** How lines are made straight in one of the wanted renditions, and the turn where it is wanted. */
    Lines lines(EnhanceOptions options) {
        Lines known = lines.getOrDefault(options.runs(Stage.LENS), new Lines(Lens.NONE, Optional.empty()));
        return options.runs(Stage.VERTICALS) ? known : new Lines(known.lens(), Optional.empty());
    }

    /** What was suggested for one of the wanted renditions. */
    Suggestion light(EnhanceOptions options) {
        Suggestion known = light.get(Wish.of(options));
        if (known == null) {
            throw new IllegalArgumentException("these options are none of those that the photo was looked at for");
        }
        return known;
    }
}
