package org.leadnest.retouch.render;

import java.util.Arrays;

/**
 * What white balance is judged by: the casts that five estimators see, how far they are apart, and a small map of how
 * often which colour occurs, centred on the grey world. Casts are natural logarithms of red/green and blue/green.
 */
public final class ColorFeatures {
    private static final int BINS = 12;
    private static final double BIN_WIDTH = 0.16;
    private static final int ESTIMATORS = 5;
    private static final float DARK = 0.008f;
    private static final float CLIPPED = 0.94f;
    private static final double NEUTRAL_WIDTH = 0.22;

    /** How many numbers {@link #of} gives. */
    public static final int COUNT = BINS * BINS + 2 * ESTIMATORS + 4;

    private final float[] redGreen;
    private final float[] blueGreen;
    private final float[] brightness;
    private final int count;
    private final double usableShare;

    private ColorFeatures(Thumbnail t) {
        redGreen = new float[t.count()];
        blueGreen = new float[t.count()];
        brightness = new float[t.count()];
        int used = 0;
        for (int i = 0; i < t.count(); i++) {
            float r = t.red()[i];
            float g = t.green()[i];
            float b = t.blue()[i];
            float top = Math.max(r, Math.max(g, b));
            if (top < CLIPPED && top > DARK) {
                redGreen[used] = (float) Math.log((r + 1e-3) / (g + 1e-3));
                blueGreen[used] = (float) Math.log((b + 1e-3) / (g + 1e-3));
                brightness[used++] = t.brightness(i);
            }
        }
        count = used;
        usableShare = used / (double) t.count();
    }

    public static double[] of(Thumbnail t) {
        return new ColorFeatures(t).all();
    }

    private double[] all() {
        double[] out = new double[COUNT];
        if (count == 0) {
            return out;
        }
        double[] grey = mean(1, 0);
        double[][] estimates = {
            grey, mean(3, 0), mean(1, percentile(0.9)), nearNeutral(0, 0), nearNeutral(grey[0], grey[1])
        };
        double spread = 0;
        for (int e = 0; e < ESTIMATORS; e++) {
            double[] from = e == 0 ? new double[2] : grey;
            out[2 * e] = estimates[e][0] - from[0];
            out[2 * e + 1] = estimates[e][1] - from[1];
            spread += Math.hypot(estimates[e][0] - grey[0], estimates[e][1] - grey[1]);
        }
        out[2 * ESTIMATORS] = spread;
        out[2 * ESTIMATORS + 1] = percentile(0.5);
        out[2 * ESTIMATORS + 2] = usableShare;
        out[2 * ESTIMATORS + 3] = deviation(grey);
        map(grey, out, 2 * ESTIMATORS + 4);
        return out;
    }

    /** Mean cast of the pixels at least as bright as {@code least}, weighted by a power of brightness. */
    private double[] mean(int power, double least) {
        double rg = 0;
        double bg = 0;
        double weights = 1e-9;
        for (int i = 0; i < count; i++) {
            if (brightness[i] >= least) {
                double weight = power == 1 ? brightness[i] : brightness[i] * brightness[i] * brightness[i];
                rg += weight * redGreen[i];
                bg += weight * blueGreen[i];
                weights += weight;
            }
        }
        return new double[] {rg / weights, bg / weights};
    }

    /** Mean cast of the surfaces that would be nearly neutral, if the cast were about {@code rg0, bg0}. */
    private double[] nearNeutral(double rg0, double bg0) {
        double rg = 0;
        double bg = 0;
        double weights = 1e-9;
        for (int i = 0; i < count; i++) {
            double dr = redGreen[i] - rg0;
            double db = blueGreen[i] - bg0;
            double weight = brightness[i] / (1 + Math.pow((dr * dr + db * db) / (NEUTRAL_WIDTH * NEUTRAL_WIDTH), 2));
            rg += weight * redGreen[i];
            bg += weight * blueGreen[i];
            weights += weight;
        }
        return new double[] {rg / weights, bg / weights};
    }

    private double percentile(double share) {
        float[] sorted = Arrays.copyOf(brightness, count);
        Arrays.sort(sorted);
        return sorted[(int) (share * (count - 1))];
    }

    private double deviation(double[] grey) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += Math.hypot(redGreen[i] - grey[0], blueGreen[i] - grey[1]);
        }
        return sum / count;
    }

    private void map(double[] centre, double[] out, int at) {
        double total = 1e-9;
        for (int i = 0; i < count; i++) {
            out[at + bin(redGreen[i] - centre[0]) * BINS + bin(blueGreen[i] - centre[1])] += brightness[i];
            total += brightness[i];
        }
        for (int i = at; i < out.length; i++) {
            out[i] = Math.sqrt(out[i] / total);
        }
    }

    private static int bin(double offset) {
        return (int) Math.max(0, Math.min(BINS - 1, Math.floor(offset / BIN_WIDTH + BINS / 2.0)));
    }
}
