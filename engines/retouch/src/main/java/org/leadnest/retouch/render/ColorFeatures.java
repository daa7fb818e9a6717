package org.leadnest.retouch.render;

import java.util.Arrays;

/**
 * What white balance is judged by: the casts that many estimators see, and two small maps of how often which colour
 * occurs among the brighter and the darker half, centred on the grey world. Casts are natural logarithms of red/green and
 * blue/green.
 */
public final class ColorFeatures {
    /** So many of the first numbers are what trust in a cast is judged by: all but the maps. */
    public static final int SUMMARY;

    /** How many numbers {@link #of} gives. */
    public static final int COUNT;

    private static final int BINS = 12;
    private static final double BIN_WIDTH = 0.16;
    private static final int FEWEST = 50;
    private static final float DARK = 0.008f;
    private static final float CLIPPED = 0.985f;
    private static final float WHITE = 0.97f;

    static {
        SUMMARY = 2 * CastEstimates.COUNT + 8;
        COUNT = SUMMARY + 2 * BINS * BINS;
    }

    private final Thumbnail thumbnail;
    private final CastEstimates.Pixels pixels;
    private final double[] out = new double[COUNT];

    private ColorFeatures(Thumbnail thumbnail) {
        this.thumbnail = thumbnail;
        int n = thumbnail.count();
        float[] redGreen = new float[n];
        float[] blueGreen = new float[n];
        float[] brightness = new float[n];
        boolean[] usable = new boolean[n];
        for (int i = 0; i < n; i++) {
            float r = thumbnail.red()[i];
            float g = thumbnail.green()[i];
            float b = thumbnail.blue()[i];
            redGreen[i] = (float) StrictMath.log((r + 1e-3) / (g + 1e-3));
            blueGreen[i] = (float) StrictMath.log((b + 1e-3) / (g + 1e-3));
            brightness[i] = thumbnail.brightness(i);
            float top = Math.max(r, Math.max(g, b));
            usable[i] = top < CLIPPED && top > DARK;
        }
        pixels = new CastEstimates.Pixels(redGreen, blueGreen, brightness, usable);
    }

    /** All zeros when hardly any pixel tells a colour. */
    public static double[] of(Thumbnail thumbnail) {
        return new ColorFeatures(thumbnail).all();
    }

    private double[] all() {
        float[] sorted = pixels.sortedBrightness();
        if (sorted.length < FEWEST) {
            return out;
        }
        double[][] estimates = CastEstimates.of(thumbnail, pixels, sorted);
        double[] grey = estimates[0];
        double spread = 0;
        for (int e = 0; e < estimates.length; e++) {
            double u = estimates[e][0] - (e == 0 ? 0 : grey[0]);
            double v = estimates[e][1] - (e == 0 ? 0 : grey[1]);
            out[2 * e] = u;
            out[2 * e + 1] = v;
            spread += e == 0 ? 0 : Math.hypot(u, v);
        }
        out[2 * estimates.length] = spread / estimates.length;
        summary(2 * estimates.length + 1, grey, sorted);
        map(grey, sorted[sorted.length / 2]);
        return out;
    }

    private void summary(int at, double[] grey, float[] sorted) {
        double deviation = 0;
        int white = 0;
        int clipped = 0;
        int n = thumbnail.count();
        for (int i = 0; i < n; i++) {
            if (pixels.usable()[i]) {
                deviation += Math.hypot(pixels.redGreen()[i] - grey[0], pixels.blueGreen()[i] - grey[1]);
            }
            float r = thumbnail.red()[i];
            float g = thumbnail.green()[i];
            float b = thumbnail.blue()[i];
            white += Math.min(r, Math.min(g, b)) > WHITE ? 1 : 0;
            clipped += Math.max(r, Math.max(g, b)) > WHITE ? 1 : 0;
        }
        float[] all = pixels.brightness().clone();
        Arrays.sort(all);
        out[at] = sorted[sorted.length / 2];
        out[at + 1] = sorted.length / (double) n;
        out[at + 2] = deviation / sorted.length;
        out[at + 3] = Math.sqrt(white / (double) n);
        out[at + 4] = Math.sqrt((clipped - white) / (double) n);
        out[at + 5] = sorted[(int) (sorted.length * 0.9)];
        out[at + 6] = all[(int) (n * 0.998)];
    }

    /** Each pixel is shared out between the four nearest bins, so that a slightly other cast gives slightly other numbers. */
    private void map(double[] centre, float middle) {
        double[] totals = {1e-9, 1e-9};
        for (int i = 0; i < thumbnail.count(); i++) {
            if (pixels.usable()[i]) {
                int half = pixels.brightness()[i] > middle ? 1 : 0;
                double weight = pixels.brightness()[i];
                double u = place(pixels.redGreen()[i] - centre[0]);
                double v = place(pixels.blueGreen()[i] - centre[1]);
                int first = SUMMARY + half * BINS * BINS + (int) u * BINS + (int) v;
                double du = u - (int) u;
                double dv = v - (int) v;
                out[first] += weight * (1 - du) * (1 - dv);
                out[first + 1] += weight * (1 - du) * dv;
                out[first + BINS] += weight * du * (1 - dv);
                out[first + BINS + 1] += weight * du * dv;
                totals[half] += weight;
            }
        }
        for (int i = SUMMARY; i < COUNT; i++) {
            out[i] = Math.sqrt(out[i] / totals[i < SUMMARY + BINS * BINS ? 0 : 1]);
        }
    }

    private static double place(double offset) {
        return Math.max(0, Math.min(BINS - 1.001, offset / BIN_WIDTH + BINS / 2.0 - 0.5));
    }
}
