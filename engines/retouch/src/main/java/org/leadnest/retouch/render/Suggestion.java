package org.leadnest.retouch.render;

import java.util.Optional;

/**
 * The correction of light and colour that the fitted model sees, held back where the model doubts that any is needed: a
 * good photo gets none at all.
 */
public record Suggestion(Gains gains, Optional<ToneCurve> tone) {
    /** Below the first value of confidence nothing is done, from the second on everything; validated on photos apart. */
    private static final double DOUBT = 0.45;

    private static final double SURE = 0.8;
    /** Casts beyond this (natural logarithm of a channel ratio) are corrected no further: it may be the paint. */
    private static final double LARGEST_CAST = 0.9;

    private static final double LEAST_CAST = 0.015;

    public static Suggestion of(Thumbnail thumbnail, LightModel model, double strength) {
        Gains gains = gains(thumbnail, model, strength);
        return new Suggestion(gains, tone(thumbnail.withGains(gains), model, strength));
    }

    static Gains gains(Thumbnail thumbnail, LightModel model, double strength) {
        double[] out = model.color().apply(ColorFeatures.of(thumbnail));
        double size = Math.hypot(out[0], out[1]);
        double share = strength * confidence(out[2]) * Math.min(1, LARGEST_CAST / Math.max(1e-9, size));
        return size * share < LEAST_CAST ? Gains.NONE : Gains.against(out[0] * share, out[1] * share);
    }

    /** @param balanced the photo after its white balance */
    static Optional<ToneCurve> tone(Thumbnail balanced, LightModel model, double strength) {
        double[] out = model.tone().apply(ToneFeatures.of(balanced, BaseLayer.of(balanced)));
        double share = strength * confidence(out[2 * ToneCurve.KNOTS + 1]);
        if (share == 0) {
            return Optional.empty();
        }
        double[] curve = new double[ToneCurve.KNOTS];
        double[] lift = new double[ToneCurve.KNOTS];
        for (int i = 0; i < ToneCurve.KNOTS; i++) {
            curve[i] = ToneCurve.input(i) + share * out[i];
            lift[i] = share * out[ToneCurve.KNOTS + i];
        }
        double saturation = 1 + share * Math.max(-0.3, Math.min(0.5, out[2 * ToneCurve.KNOTS]));
        return Optional.of(ToneCurve.through(curve, lift, saturation));
    }

    private static double confidence(double logit) {
        double probability = 1 / (1 + StrictMath.exp(-logit));
        double t = Math.max(0, Math.min(1, (probability - DOUBT) / (SURE - DOUBT)));
        return t * t * (3 - 2 * t);
    }

    /** What the photo's thumbnail looks like with this correction. */
    public Thumbnail applied(Thumbnail thumbnail) {
        return new LightAndColor(gains, tone.orElse(ToneCurve.NONE), thumbnail).applied(thumbnail);
    }
}
