package org.leadnest.retouch.render;

import java.util.Arrays;

/** What exposure and contrast are judged by, after white balance: how brightness is spread, and where in the frame. */
public final class ToneFeatures {
    private static final double[] SHARES = {
        0.002, 0.01, 0.03, 0.07, 0.13, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.87, 0.93, 0.97, 0.99, 0.998
    };
    private static final double[] FEW_SHARES = {0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99};
    private static final int BINS = 10;
    private static final int AREAS = 3;
    private static final float CLIPPED = 0.98f;
    private static final float BLACK = 0.02f;

    /** How many numbers {@link #of} gives. */
    public static final int COUNT = SHARES.length + 4 * FEW_SHARES.length + BINS + AREAS * AREAS + 7;

    private final Thumbnail thumbnail;
    private final BaseLayer base;
    private final float[] brightness;
    private final double[] out = new double[COUNT];
    private int at;

    private ToneFeatures(Thumbnail thumbnail, BaseLayer base) {
        this.thumbnail = thumbnail;
        this.base = base;
        brightness = new float[thumbnail.count()];
        for (int i = 0; i < brightness.length; i++) {
            brightness[i] = Math.min(1, thumbnail.brightness(i));
        }
    }

    public static double[] of(Thumbnail thumbnail, BaseLayer base) {
        return new ToneFeatures(thumbnail, base).all();
    }

    private double[] all() {
        percentiles(brightness, SHARES);
        float[] surroundings = new float[brightness.length];
        float[] top = new float[brightness.length];
        float[] low = new float[brightness.length];
        float[] detail = new float[brightness.length];
        for (int i = 0; i < brightness.length; i++) {
            surroundings[i] = base.at(i, brightness[i]);
            float r = (float) Math.sqrt(Math.min(1, thumbnail.red()[i]));
            float g = (float) Math.sqrt(Math.min(1, thumbnail.green()[i]));
            float b = (float) Math.sqrt(Math.min(1, thumbnail.blue()[i]));
            top[i] = Math.max(r, Math.max(g, b));
            low[i] = Math.min(r, Math.min(g, b));
            detail[i] = Math.abs(brightness[i] - surroundings[i]);
        }
        percentiles(surroundings, FEW_SHARES);
        percentiles(top, FEW_SHARES);
        percentiles(low, FEW_SHARES);
        percentiles(detail, FEW_SHARES);
        histogram();
        areas();
        summary(top, low);
        return out;
    }

    private void percentiles(float[] values, double[] shares) {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        for (double share : shares) {
            out[at++] = sorted[(int) (share * (sorted.length - 1))];
        }
    }

    private void histogram() {
        for (float b : brightness) {
            out[at + Math.min(BINS - 1, (int) (b * BINS))] += 1.0 / brightness.length;
        }
        for (int i = at; i < at + BINS; i++) {
            out[i] = Math.sqrt(out[i]);
        }
        at += BINS;
    }

    /** Mean brightness in a grid of areas; a bright middle in a dark frame is a window. */
    private void areas() {
        int w = thumbnail.widthPx();
        int h = thumbnail.heightPx();
        double[] counts = new double[AREAS * AREAS];
        for (int i = 0; i < brightness.length; i++) {
            int area = i / w * AREAS / h * AREAS + i % w * AREAS / w;
            out[at + area] += brightness[i];
            counts[area]++;
        }
        for (int i = 0; i < counts.length; i++) {
            out[at + i] /= Math.max(1, counts[i]);
        }
        at += counts.length;
    }

    private void summary(float[] top, float[] low) {
        double saturation = 0;
        double clipped = 0;
        double black = 0;
        double mean = 0;
        double squares = 0;
        for (int i = 0; i < brightness.length; i++) {
            saturation += top[i] - low[i];
            clipped += top[i] > CLIPPED ? 1 : 0;
            black += top[i] < BLACK ? 1 : 0;
            mean += brightness[i];
            squares += brightness[i] * brightness[i];
        }
        int n = brightness.length;
        mean /= n;
        out[at++] = saturation / n;
        out[at++] = Math.sqrt(clipped / n);
        out[at++] = Math.sqrt(black / n);
        out[at++] = mean;
        out[at++] = Math.sqrt(Math.max(0, squares / n - mean * mean));
        out[at++] = StrictMath.log(0.02 + mean);
        out[at++] = StrictMath.log(0.02 + out[SHARES.length - 1]);
    }
}
