package org.leadnest.retouch.render;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.leadnest.retouch.Recipe;

/**
 * The correction of light and colour that the fitted model sees, held back where the model doubts that it would help: a
 * good photo gets none at all.
 *
 * @param toneShare how much of the wished tone is carried out, 0 for none
 * @param maps that share of it
 * @param growth how much the tone multiplies noise
 */
public record Suggestion(Gains gains, double toneShare, LightMaps maps, double growth) {
    /** How many numbers {@link #toneJudged} gives. */
    public static final int TONE_JUDGED = ToneFeatures.COUNT + 5 + ColorFeatures.SUMMARY;

    static final String OPERATION = "tone";

    /** Below the first value of trust nothing is done, from the second on everything; validated on photos apart. */
    private static final double DOUBT = 0.45;

    private static final double SURE = 0.8;
    /** Casts beyond this (natural logarithm of a channel ratio) are corrected no further: it may be the paint. */
    private static final double LARGEST_CAST = 0.9;

    private static final double LEAST_CAST = 0.015;
    private static final double LEAST_SHARE = 0.02;

    public static Suggestion of(Thumbnail thumbnail, LightModel model, double strength) {
        Gains gains = gains(thumbnail, model.color(), model.colorTrust(), strength);
        return tone(gains, thumbnail.withGains(gains), model, strength);
    }

    public static Gains gains(Thumbnail thumbnail, SmallNetwork color, SmallNetwork colorTrust, double strength) {
        double[] features = ColorFeatures.of(thumbnail);
        double[] cast = color.apply(features);
        double size = Math.hypot(cast[0], cast[1]);
        double trust = confidence(colorTrust.apply(colorJudged(features, cast))[0]);
        double share = strength * trust * Math.min(1, LARGEST_CAST / Math.max(1e-9, size));
        return size * share < LEAST_CAST ? Gains.NONE : Gains.against(cast[0] * share, cast[1] * share);
    }

    /** @param balanced the photo after its white balance */
    static Suggestion tone(Gains gains, Thumbnail balanced, LightModel model, double strength) {
        LightMaps.Wish wish = LightMaps.Wish.of(balanced, model.tone());
        double share = Rounding.of(strength * confidence(model.toneTrust().apply(toneJudged(balanced, wish))[0]));
        return share < LEAST_SHARE ? none(gains) : of(gains, wish, balanced, share);
    }

    /** A share of a wish. */
    public static Suggestion of(Gains gains, LightMaps.Wish wish, Thumbnail balanced, double share) {
        LightMaps maps = LightMaps.of(balanced.widthPx(), balanced.heightPx(), wish, share);
        return new Suggestion(gains, share, maps, wish.growth(share));
    }

    /** White balance alone. */
    static Suggestion none(Gains gains) {
        return new Suggestion(gains, 0, LightMaps.NONE, 1);
    }

    Optional<Recipe.Operation> operation() {
        return toneShare == 0
                ? Optional.empty()
                : Optional.of(new Recipe.Operation(OPERATION, Map.of("share", toneShare)));
    }

    /** What trust in a cast is judged by: the estimators, and the cast itself. */
    public static double[] colorJudged(double[] features, double[] cast) {
        double[] judged = Arrays.copyOf(features, ColorFeatures.SUMMARY + 3);
        judged[ColorFeatures.SUMMARY] = cast[0];
        judged[ColorFeatures.SUMMARY + 1] = cast[1];
        judged[ColorFeatures.SUMMARY + 2] = Math.hypot(cast[0], cast[1]);
        return judged;
    }

    /** What trust in a tone is judged by: the photo's brightness and colour, and how much is to be changed. */
    public static double[] toneJudged(Thumbnail balanced, LightMaps.Wish wish) {
        double[] judged = Arrays.copyOf(wish.features(), TONE_JUDGED);
        int at = ToneFeatures.COUNT;
        int n = wish.logFactor().length;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double log = wish.logFactor()[i];
            judged[at] += log / n;
            judged[at + 1] += Math.abs(log) / n;
            squares += log * log / n;
            judged[at + 3] += wish.saturation()[i] / n;
            judged[at + 4] += Math.abs(wish.saturation()[i]) / n;
        }
        judged[at + 2] = Math.sqrt(Math.max(0, squares - judged[at] * judged[at]));
        System.arraycopy(ColorFeatures.of(balanced), 0, judged, at + 5, ColorFeatures.SUMMARY);
        return judged;
    }

    private static double confidence(double logit) {
        double probability = 1 / (1 + StrictMath.exp(-logit));
        double t = Math.max(0, Math.min(1, (probability - DOUBT) / (SURE - DOUBT)));
        return t * t * (3 - 2 * t);
    }

    /** What the photo's thumbnail looks like with this correction. */
    public Thumbnail applied(Thumbnail thumbnail) {
        return LightAndColor.of(gains, maps).applied(thumbnail);
    }
}
