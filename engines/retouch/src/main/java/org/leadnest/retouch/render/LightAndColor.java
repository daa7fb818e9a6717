package org.leadnest.retouch.render;

import java.util.Arrays;
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
    private static final double LARGEST_GAIN = 64;

    private final Gains gains;
    private final float saturation;
    private final float[] gainByBase;
    private final BaseLayer base;
    private final float local;
    private final float[] red = new float[256];
    private final float[] green = new float[256];
    private final float[] blue = new float[256];

    LightAndColor(Gains gains, ToneCurve curve, Thumbnail thumbnail) {
        this.gains = gains;
        this.saturation = (float) curve.saturation();
        this.local = (float) curve.local();
        this.base = BaseLayer.of(thumbnail.withGains(gains));
        this.gainByBase = gainTable(curve);
        for (int i = 0; i < 256; i++) {
            red[i] = Srgb.linear(i) * (float) gains.red();
            green[i] = Srgb.linear(i) * (float) gains.green();
            blue[i] = Srgb.linear(i) * (float) gains.blue();
        }
    }

    private static float[] gainTable(ToneCurve curve) {
        double[] outputs = curve.table(STEPS);
        float[] table = new float[STEPS + 1];
        for (int i = 1; i <= STEPS; i++) {
            double ratio = outputs[i] * STEPS / i;
            table[i] = (float) Math.min(LARGEST_GAIN, ratio * ratio);
        }
        table[0] = table[1];
        return table;
    }

    void apply(Mat bgr) {
        Columns columns = Columns.of(bgr.cols(), base.widthPx());
        double rowScale = (double) base.heightPx() / bgr.rows();
        Pixels.eachRow(bgr, (y, row) -> {
            float[] slope = new float[base.widthPx()];
            float[] offset = new float[base.widthPx()];
            blendRows(Math.max(0, Math.min(base.heightPx() - 1, (y + 0.5) * rowScale - 0.5)), slope, offset);
            applyRow(row, columns, slope, offset);
        });
    }

    /** The maps' rows around {@code at}, mixed; the local share is already in them. */
    private void blendRows(double at, float[] slope, float[] offset) {
        int w = base.widthPx();
        int upper = (int) at;
        int lower = Math.min(base.heightPx() - 1, upper + 1);
        float t = (float) (at - upper);
        for (int x = 0; x < w; x++) {
            float s = base.slope()[upper * w + x] * (1 - t) + base.slope()[lower * w + x] * t;
            float o = base.offset()[upper * w + x] * (1 - t) + base.offset()[lower * w + x] * t;
            slope[x] = local * s + 1 - local;
            offset[x] = local * o;
        }
    }

    private void applyRow(byte[] row, Columns columns, float[] slope, float[] offset) {
        float widest = (float) gains.largest();
        for (int x = 0, i = 0; i < row.length; x++, i += 3) {
            float b = blue[row[i] & 0xFF];
            float g = green[row[i + 1] & 0xFF];
            float r = red[row[i + 2] & 0xFF];
            float luminance = 0.2126f * r + 0.7152f * g + 0.0722f * b;
            int left = columns.left[x];
            float t = columns.share[x];
            float s = slope[left] + (slope[left + 1 < slope.length ? left + 1 : left] - slope[left]) * t;
            float o = offset[left] + (offset[left + 1 < slope.length ? left + 1 : left] - offset[left]) * t;
            float surroundings = s * (float) Math.sqrt(luminance) + o;
            float gain = gainByBase[Math.max(0, Math.min(STEPS, (int) (surroundings * STEPS + 0.5f)))];
            float grey = luminance * gain * (1 - saturation);
            float tint = gain * saturation;
            b = b * tint + grey;
            g = g * tint + grey;
            r = r * tint + grey;
            float top = Math.max(r, Math.max(g, b));
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

    /** For each full column the map's column to its left and the share of the next one. */
    private record Columns(int[] left, float[] share) {
        static Columns of(int fullWidth, int mapWidth) {
            int[] left = new int[fullWidth];
            float[] share = new float[fullWidth];
            double scale = (double) mapWidth / fullWidth;
            Arrays.setAll(left, x -> (int) Math.max(0, (x + 0.5) * scale - 0.5));
            for (int x = 0; x < fullWidth; x++) {
                share[x] = (float) Math.max(0, (x + 0.5) * scale - 0.5 - left[x]);
            }
            return new Columns(left, share);
        }
    }
}
