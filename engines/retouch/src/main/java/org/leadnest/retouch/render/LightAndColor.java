package org.leadnest.retouch.render;

import org.bytedeco.opencv.opencv_core.Mat;
import org.leadnest.retouch.intake.Pixels;

/**
 * White balance and tone in one pass over the pixels. In linear light each pixel is multiplied by its white balance and
 * by one gain, so its hue stays; where that would leave the range, the brightest channel is bent along a shoulder that
 * is the identity when nothing is lifted, and the others follow it.
 */
final class LightAndColor {
    private static final int STEPS = 1024;
    private static final float KNEE = 0.9f;
    /** Bounds of the factor on brightness: four stops down, six up. */
    private static final float LEAST_FACTOR = 0.25f;

    private static final float LARGEST_FACTOR = 8;

    private final Gains gains;
    private final float saturation;
    private final float[] factorByBrightness;
    private final float[] factorBySurroundings;
    private final BaseLayer base;
    private final float[] red = new float[256];
    private final float[] green = new float[256];
    private final float[] blue = new float[256];

    LightAndColor(Gains gains, ToneCurve curve, Thumbnail thumbnail) {
        this.gains = gains;
        this.saturation = (float) curve.saturation();
        this.base = BaseLayer.of(thumbnail.withGains(gains));
        this.factorByBrightness = factors(curve.curveTable(STEPS), 0.5 / STEPS);
        this.factorBySurroundings = factors(curve.liftTable(STEPS), ToneCurve.DARKEST_SURROUNDINGS);
        for (int i = 0; i < 256; i++) {
            red[i] = Srgb.linear(i) * (float) gains.red();
            green[i] = Srgb.linear(i) * (float) gains.green();
            blue[i] = Srgb.linear(i) * (float) gains.blue();
        }
    }

    private static float[] factors(double[] outputs, double least) {
        float[] table = new float[STEPS + 1];
        for (int i = 0; i <= STEPS; i++) {
            table[i] = (float) (outputs[i] / Math.max(least, i / (double) STEPS));
        }
        table[0] = table[1];
        return table;
    }

    /** Writes the changed pixels of {@code bgr} into {@code out}, which has its size and may be the same. */
    void apply(Mat bgr, Mat out) {
        double rowScale = (double) base.heightPx() / bgr.rows();
        Pixels.eachRow(bgr, out, (y, row) -> {
            float[] slope = new float[base.widthPx()];
            float[] offset = new float[base.widthPx()];
            blendRows(Math.max(0, Math.min(base.heightPx() - 1, (y + 0.5) * rowScale - 0.5)), slope, offset);
            applyRow(row, slope, offset);
        });
    }

    Thumbnail applied(Thumbnail small) {
        int width = small.widthPx();
        byte[] all = new byte[small.count() * 3];
        float[] slope = new float[base.widthPx()];
        float[] offset = new float[base.widthPx()];
        for (int y = 0; y < small.heightPx(); y++) {
            byte[] row = new byte[width * 3];
            for (int x = 0; x < width; x++) {
                row[x * 3] = Srgb.encode(small.blue()[y * width + x]);
                row[x * 3 + 1] = Srgb.encode(small.green()[y * width + x]);
                row[x * 3 + 2] = Srgb.encode(small.red()[y * width + x]);
            }
            blendRows(y * (double) base.heightPx() / small.heightPx(), slope, offset);
            applyRow(row, slope, offset);
            System.arraycopy(row, 0, all, y * row.length, row.length);
        }
        return Thumbnail.ofPixels(width, small.heightPx(), all);
    }

    /** The maps' rows around {@code at}, mixed. */
    private void blendRows(double at, float[] slope, float[] offset) {
        int w = base.widthPx();
        int upper = (int) at;
        int lower = Math.min(base.heightPx() - 1, upper + 1);
        float t = (float) (at - upper);
        for (int x = 0; x < w; x++) {
            slope[x] = base.slope()[upper * w + x] * (1 - t) + base.slope()[lower * w + x] * t;
            offset[x] = base.offset()[upper * w + x] * (1 - t) + base.offset()[lower * w + x] * t;
        }
    }

    /** Walks the row from one column of the maps to the next; between them slope and offset run straight. */
    private void applyRow(byte[] row, float[] slope, float[] offset) {
        int width = row.length / 3;
        int cells = slope.length;
        double cellPx = (double) width / cells;
        int from = 0;
        for (int cell = -1; cell < cells; cell++) {
            int to = cell == cells - 1 ? width : Math.min(width, (int) Math.ceil((cell + 1.5) * cellPx - 0.5));
            int left = Math.max(0, cell);
            int right = Math.min(cells - 1, cell + 1);
            float perPx = (float) (1 / cellPx);
            float share = cell < 0 ? 0 : (float) ((from + 0.5) / cellPx - 0.5 - cell);
            float slopeStep = (slope[right] - slope[left]) * perPx;
            float offsetStep = (offset[right] - offset[left]) * perPx;
            float slopeStart = slope[left] + (slope[right] - slope[left]) * share;
            float offsetStart = offset[left] + (offset[right] - offset[left]) * share;
            applyCell(row, from, to, slopeStart, slopeStep, offsetStart, offsetStep);
            from = to;
        }
    }

    private void applyCell(byte[] row, int from, int to, float slope, float slopeStep, float offset, float offsetStep) {
        float widest = (float) gains.largest();
        float stay = 1 - saturation;
        for (int i = from * 3; i + 2 < to * 3; i += 3) {
            float b = blue[row[i] & 0xFF];
            float g = green[row[i + 1] & 0xFF];
            float r = red[row[i + 2] & 0xFF];
            float luminance = 0.2126f * r + 0.7152f * g + 0.0722f * b;
            float brightness = (float) Math.sqrt(luminance);
            float factor =
                    factorByBrightness[step(brightness)] + factorBySurroundings[step(slope * brightness + offset)];
            slope += slopeStep;
            offset += offsetStep;
            factor = factor < LEAST_FACTOR ? LEAST_FACTOR : factor > LARGEST_FACTOR ? LARGEST_FACTOR : factor;
            float gain = factor * factor;
            float grey = luminance * gain * stay;
            float tint = gain * saturation;
            b = b * tint + grey;
            g = g * tint + grey;
            r = r * tint + grey;
            float top = r > g ? r : g;
            top = top > b ? top : b;
            if (top > KNEE) {
                float fit = shoulder(top, widest * gain) / top;
                b *= fit;
                g *= fit;
                r *= fit;
            }
            row[i] = Srgb.encode(b);
            row[i + 1] = Srgb.encode(g);
            row[i + 2] = Srgb.encode(r);
        }
    }

    private static int step(float brightness) {
        return Math.max(0, Math.min(STEPS, (int) (brightness * STEPS + 0.5f)));
    }

    /** Bends {@code top} so that the largest value a pixel can have under {@code gain} becomes 1; slope 1 at the knee. */
    private static float shoulder(float top, float gain) {
        if (gain <= 1) {
            return top;
        }
        float range = gain - KNEE;
        float over = top - KNEE;
        float bend = (range / (1 - KNEE) - 1) / range;
        return KNEE + over / (1 + over * bend);
    }
}
