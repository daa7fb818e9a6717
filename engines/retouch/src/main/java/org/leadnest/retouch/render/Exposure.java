package org.leadnest.retouch.render;

import java.util.Arrays;
import java.util.Optional;

/**
 * A tone curve from the percentiles of brightness: white is brought near the top, the middle towards the middle, and
 * nothing is done when both already lie where good photos have them.
 */
final class Exposure {
    private static final double GOOD_MIDDLE_LOW = 0.38;
    private static final double GOOD_MIDDLE_HIGH = 0.86;
    private static final double GOOD_WHITE = 0.86;
    private static final double WHITE = 0.96;
    private static final double SHRINK = 0.75;
    private static final double LOCAL = 0.6;

    private Exposure() {}

    static Optional<ToneCurve> suggest(Thumbnail t, double strength) {
        float[] levels = new float[t.count()];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = Math.min(1, t.brightness(i));
        }
        Arrays.sort(levels);
        double middle = percentile(levels, 0.5);
        double white = percentile(levels, 0.99);
        boolean good = middle >= GOOD_MIDDLE_LOW && middle <= GOOD_MIDDLE_HIGH && white >= GOOD_WHITE;
        if (good || white < 0.02 || strength == 0) {
            return Optional.empty();
        }
        double stretch = 1 + strength * SHRINK * (Math.max(1, Math.min(4, WHITE / white)) - 1);
        double lifted = Math.max(0.02, Math.min(0.98, middle * stretch));
        double target = Math.max(GOOD_MIDDLE_LOW, Math.min(GOOD_MIDDLE_HIGH, lifted));
        double gamma = 1 + strength * SHRINK * (Math.log(target) / Math.log(lifted) - 1);
        double[] outputs = new double[ToneCurve.KNOTS];
        for (int i = 0; i < outputs.length; i++) {
            double x = Math.min(1, ToneCurve.knotInput(i) * stretch);
            outputs[i] = Math.pow(x, Math.max(0.45, Math.min(1.6, gamma)));
        }
        return Optional.of(ToneCurve.through(outputs, LOCAL, 1));
    }

    private static double percentile(float[] sorted, double share) {
        return sorted[(int) (share * (sorted.length - 1))];
    }
}
