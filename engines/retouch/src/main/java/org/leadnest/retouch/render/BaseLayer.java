package org.leadnest.retouch.render;

/**
 * The brightness of a pixel's surroundings, edges kept: base = slope × brightness + offset, by a guided filter (He, Sun,
 * Tang, 2013) on a small copy. The two maps are smooth, so they may be stretched to the full picture.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, lives for one rendition
public record BaseLayer(int widthPx, int heightPx, float[] slope, float[] offset) {
    /** Squared contrast on the brightness scale above which a step counts as an edge. */
    private static final float EDGE = 0.012f;

    private static final int RADIUS_PARTS = 14;

    public static BaseLayer of(Thumbnail thumbnail) {
        int w = thumbnail.widthPx();
        int h = thumbnail.heightPx();
        float[] y = new float[w * h];
        float[] y2 = new float[w * h];
        for (int i = 0; i < y.length; i++) {
            y[i] = Math.min(1, thumbnail.brightness(i));
            y2[i] = y[i] * y[i];
        }
        int radius = Math.max(1, Math.max(w, h) / RADIUS_PARTS);
        float[] mean = boxed(y, w, h, radius);
        float[] mean2 = boxed(y2, w, h, radius);
        float[] slope = new float[w * h];
        float[] offset = new float[w * h];
        for (int i = 0; i < y.length; i++) {
            float variance = Math.max(0, mean2[i] - mean[i] * mean[i]);
            slope[i] = variance / (variance + EDGE);
            offset[i] = mean[i] * (1 - slope[i]);
        }
        return new BaseLayer(w, h, boxed(slope, w, h, radius), boxed(offset, w, h, radius));
    }

    /** The surroundings of the small copy's pixel {@code i}, whose own brightness is given. */
    public float at(int i, float brightness) {
        return slope[i] * brightness + offset[i];
    }

    /** Mean over a square of {@code 2 radius + 1}, cut at the borders. */
    public static float[] boxed(float[] in, int w, int h, int radius) {
        float[] across = new float[w * h];
        for (int y = 0; y < h; y++) {
            boxLine(in, across, y * w, 1, w, radius);
        }
        float[] out = new float[w * h];
        for (int x = 0; x < w; x++) {
            boxLine(across, out, x, w, h, radius);
        }
        return out;
    }

    private static void boxLine(float[] in, float[] out, int start, int step, int length, int radius) {
        double sum = 0;
        int from = 0;
        int to = 0;
        for (int i = 0; i < length; i++) {
            while (to < length && to <= i + radius) {
                sum += in[start + to++ * step];
            }
            while (from < i - radius) {
                sum -= in[start + from++ * step];
            }
            out[start + i * step] = (float) (sum / (to - from));
        }
    }
}
