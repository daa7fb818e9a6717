package org.leadnest.retouch.render;

import java.util.Arrays;

/**
 * Casts as the known estimators see them: grey world, shades of grey (Finlayson and Trezzi, 2004), white patch, grey edge
 * (van de Weijer, 2007), near-neutral surfaces, grey pixels (Yang, 2015); some of them apart for ceiling, walls and floor.
 */
final class CastEstimates {
    /** How many estimates {@link #of} gives; the first is the grey world. */
    static final int COUNT = 19;

    private static final int GREY = 0;
    private static final int BRIGHTER = 1;
    private static final int BRIGHTEST_TENTH = 2;
    private static final int NEUTRAL = 3;
    private static final int NEUTRAL_TO_GREY = 4;
    private static final int WHITE_PATCH = 5;
    private static final int WHITER_PATCH = 6;
    private static final int SHADES_OF_GREY = 7;
    private static final int EDGES = 8;
    private static final int STRONG_EDGES = 9;
    private static final int HIGHLIGHTS = 10;
    private static final int DARKEST_FIFTH = 11;
    private static final int THIRDS = 12;
    private static final int NEUTRAL_THIRDS = 15;
    private static final int GREY_PIXELS = 18;
    private static final double NEUTRAL_WIDTH = 0.22;

    /**
     * @param redGreen natural logarithms; {@code blueGreen} too
     * @param usable neither clipped nor too dark to have a colour
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, lives for one analysis
    record Pixels(float[] redGreen, float[] blueGreen, float[] brightness, boolean[] usable) {
        float[] sortedBrightness() {
            float[] sorted = new float[brightness.length];
            int used = 0;
            for (int i = 0; i < brightness.length; i++) {
                if (usable[i]) {
                    sorted[used++] = brightness[i];
                }
            }
            float[] out = Arrays.copyOf(sorted, used);
            Arrays.sort(out);
            return out;
        }
    }

    private final Thumbnail thumbnail;
    private final Pixels pixels;
    private final int w;
    private final int h;
    private final double[][] sums = new double[COUNT][3];

    private CastEstimates(Thumbnail thumbnail, Pixels pixels) {
        this.thumbnail = thumbnail;
        this.pixels = pixels;
        w = thumbnail.widthPx();
        h = thumbnail.heightPx();
    }

    /** @param sorted the usable pixels' brightness, at least one */
    static double[][] of(Thumbnail thumbnail, Pixels pixels, float[] sorted) {
        CastEstimates estimates = new CastEstimates(thumbnail, pixels);
        estimates.means(sorted[(int) (sorted.length * 0.2)], sorted[(int) (sorted.length * 0.9)]);
        double[] grey = estimates.mean(GREY);
        estimates.aroundGrey(grey);
        double[][] out = new double[COUNT][];
        Arrays.setAll(out, estimates::mean);
        estimates.channels(out);
        return out;
    }

    private void means(float darkest, float brightest) {
        for (int i = 0; i < w * h; i++) {
            if (pixels.usable()[i]) {
                float y = pixels.brightness()[i];
                add(GREY, i, y);
                add(BRIGHTER, i, y * y * y);
                add(BRIGHTEST_TENTH, i, y >= brightest ? y : 0);
                add(DARKEST_FIFTH, i, y <= darkest ? 1 : 0);
                add(NEUTRAL, i, neutral(i, 0, 0) * y);
                add(THIRDS + third(i), i, y);
            }
        }
    }

    private void aroundGrey(double[] grey) {
        for (int i = 0; i < w * h; i++) {
            if (pixels.usable()[i]) {
                float y = pixels.brightness()[i];
                double near = neutral(i, grey[0], grey[1]);
                add(NEUTRAL_TO_GREY, i, near * y);
                add(NEUTRAL_THIRDS + third(i), i, near * y * y);
                if (i % w + 1 < w && i / w + 1 < h) {
                    add(GREY_PIXELS, i, near * y * steadyColor(i));
                }
            }
        }
    }

    /** Large where light changes and colour does not: there a grey surface is likely. */
    private double steadyColor(int i) {
        double light = 0;
        double color = 0.03;
        for (int next : new int[] {i + 1, i + w}) {
            light += Math.abs(StrictMath.log((pixels.brightness()[i] + 0.01) / (pixels.brightness()[next] + 0.01)));
            color += Math.abs(pixels.redGreen()[i] - pixels.redGreen()[next])
                    + Math.abs(pixels.blueGreen()[i] - pixels.blueGreen()[next]);
        }
        return light / color;
    }

    /** The estimators that look at each channel alone, clipped pixels and all. */
    private void channels(double[][] out) {
        double[][] levels = new double[COUNT][3];
        float[][] planes = {thumbnail.red(), thumbnail.green(), thumbnail.blue()};
        float[] sorted = pixels.brightness().clone();
        Arrays.sort(sorted);
        float highlight = sorted[(int) (sorted.length * 0.99)];
        for (int c = 0; c < 3; c++) {
            float[] plane = planes[c];
            float[] values = plane.clone();
            Arrays.sort(values);
            levels[WHITE_PATCH][c] = values[(int) (values.length * 0.97)];
            levels[WHITER_PATCH][c] = values[(int) (values.length * 0.995)];
            for (int i = 0; i < plane.length; i++) {
                double square = plane[i] * plane[i];
                levels[SHADES_OF_GREY][c] += square * square * square;
                levels[HIGHLIGHTS][c] += pixels.brightness()[i] >= highlight ? plane[i] : 0;
                if (i % w + 1 < w && i / w + 1 < h) {
                    double across = plane[i + 1] - plane[i];
                    double down = plane[i + w] - plane[i];
                    double edge = across * across + down * down;
                    levels[EDGES][c] += Math.sqrt(edge);
                    levels[STRONG_EDGES][c] += edge * edge * edge;
                }
            }
            levels[SHADES_OF_GREY][c] = StrictMath.pow(levels[SHADES_OF_GREY][c] / plane.length, 1 / 6.0);
            levels[EDGES][c] /= plane.length;
            levels[STRONG_EDGES][c] = StrictMath.pow(levels[STRONG_EDGES][c] / plane.length, 1 / 6.0);
        }
        for (int e = WHITE_PATCH; e <= HIGHLIGHTS; e++) {
            out[e] = new double[] {ratio(levels[e][0], levels[e][1]), ratio(levels[e][2], levels[e][1])};
        }
    }

    private static double ratio(double of, double to) {
        return StrictMath.log((of + 1e-3) / (to + 1e-3));
    }

    /** Near 1 for colours close to the given cast, falling to 0 beyond the width. */
    private double neutral(int i, double redGreen, double blueGreen) {
        double u = pixels.redGreen()[i] - redGreen;
        double v = pixels.blueGreen()[i] - blueGreen;
        double distance = (u * u + v * v) / (NEUTRAL_WIDTH * NEUTRAL_WIDTH);
        return 1 / (1 + distance * distance);
    }

    private int third(int i) {
        return Math.min(2, i / w * 3 / h);
    }

    private void add(int estimate, int i, double weight) {
        sums[estimate][0] += weight * pixels.redGreen()[i];
        sums[estimate][1] += weight * pixels.blueGreen()[i];
        sums[estimate][2] += weight;
    }

    private double[] mean(int estimate) {
        double[] sum = sums[estimate];
        return sum[2] < 1e-6 ? new double[2] : new double[] {sum[0] / sum[2], sum[1] / sum[2]};
    }
}
