package org.leadnest.retouch.render;

/**
 * The cast of a photo by four estimators on linear light: grey world, shades of grey, the brightest surfaces, and the
 * surfaces that are nearly neutral. Their mean is trusted the less, the more they disagree, and is capped.
 */
final class WhiteBalance {
    /** A cast below this (natural logarithm of a channel ratio) is a matter of taste. */
    private static final double VISIBLE = 0.05;

    private static final double CAP = 0.6;
    private static final double DISAGREEMENT = 0.1;
    private static final double MIN_SHARE = 0.02;

    private WhiteBalance() {}

    static Gains suggest(Thumbnail t, double strength) {
        double[][] casts = {minkowski(t, 1), minkowski(t, 6), brightest(t), nearNeutral(t)};
        double[] mean = new double[2];
        for (double[] cast : casts) {
            mean[0] += cast[0] / casts.length;
            mean[1] += cast[1] / casts.length;
        }
        double spread = 0;
        for (double[] cast : casts) {
            spread += Math.hypot(cast[0] - mean[0], cast[1] - mean[1]) / casts.length;
        }
        double size = Math.hypot(mean[0], mean[1]);
        if (size < VISIBLE) {
            return Gains.NONE;
        }
        double trust = 1 / (1 + (spread / DISAGREEMENT) * (spread / DISAGREEMENT));
        double share = strength * trust * (size - VISIBLE) / size * Math.min(1, CAP / size);
        return share < MIN_SHARE ? Gains.NONE : Gains.against(mean[0] * share, mean[1] * share);
    }

    private static boolean usable(Thumbnail t, int i) {
        float top = Math.max(t.red()[i], Math.max(t.green()[i], t.blue()[i]));
        return top < 0.92f && top > 0.01f;
    }

    private static double[] minkowski(Thumbnail t, int power) {
        double[] sums = {1e-9, 1e-9, 1e-9};
        for (int i = 0; i < t.count(); i++) {
            if (usable(t, i)) {
                sums[0] += Math.pow(t.red()[i], power);
                sums[1] += Math.pow(t.green()[i], power);
                sums[2] += Math.pow(t.blue()[i], power);
            }
        }
        return new double[] {Math.log(sums[0] / sums[1]) / power, Math.log(sums[2] / sums[1]) / power};
    }

    private static double[] brightest(Thumbnail t) {
        float[] levels = new float[t.count()];
        int count = 0;
        for (int i = 0; i < t.count(); i++) {
            if (usable(t, i)) {
                levels[count++] = t.brightness(i);
            }
        }
        java.util.Arrays.sort(levels, 0, count);
        float least = count == 0 ? 0 : levels[(int) (count * 0.93)];
        double[] sums = {1e-9, 1e-9, 1e-9};
        for (int i = 0; i < t.count(); i++) {
            if (usable(t, i) && t.brightness(i) >= least) {
                sums[0] += t.red()[i];
                sums[1] += t.green()[i];
                sums[2] += t.blue()[i];
            }
        }
        return new double[] {Math.log(sums[0] / sums[1]), Math.log(sums[2] / sums[1])};
    }

    private static double[] nearNeutral(Thumbnail t) {
        double rg = 0;
        double bg = 0;
        double weights = 1e-9;
        for (int i = 0; i < t.count(); i++) {
            if (usable(t, i)) {
                double r = Math.log((t.red()[i] + 1e-4) / (t.green()[i] + 1e-4));
                double b = Math.log((t.blue()[i] + 1e-4) / (t.green()[i] + 1e-4));
                double weight = Math.exp(-(r * r + b * b) / (2 * 0.2 * 0.2)) * t.brightness(i);
                rg += weight * r;
                bg += weight * b;
                weights += weight;
            }
        }
        return new double[] {rg / weights, bg / weights};
    }
}
