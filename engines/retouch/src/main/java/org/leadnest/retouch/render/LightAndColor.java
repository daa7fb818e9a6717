package org.leadnest.retouch.render;

import org.bytedeco.opencv.opencv_core.Mat;
import org.leadnest.retouch.intake.Pixels;

/**
 * White balance and tone in one pass over the pixels. In linear light each pixel is multiplied by its white balance and
 * by one gain, so its hue stays; where that would leave the range, the brightest channel is bent along a shoulder that
 * is the identity when nothing is lifted, and the others follow it.
 */
final class LightAndColor {
    private static final float KNEE = 0.9f;
    /** Bounds of the factor on brightness: four stops down, six up. */
    private static final float LEAST_FACTOR = 0.25f;

    private static final float LARGEST_FACTOR = 8;

    private final Gains gains;
    private final LightMaps maps;
    private final float[] red = new float[256];
    private final float[] green = new float[256];
    private final float[] blue = new float[256];

    LightAndColor(Gains gains, LightMaps maps) {
        this.gains = gains;
        this.maps = maps;
        for (int i = 0; i < 256; i++) {
            red[i] = Srgb.linear(i) * (float) gains.red();
            green[i] = Srgb.linear(i) * (float) gains.green();
            blue[i] = Srgb.linear(i) * (float) gains.blue();
        }
    }

    /** Writes the changed pixels of {@code bgr} into {@code out}, which has its size and may be the same. */
    void apply(Mat bgr, Mat out) {
        double rowScale = (double) maps.heightPx() / bgr.rows();
        Pixels.eachRow(bgr, out, (y, row) -> applyRow(row, mapsAt(y, rowScale)));
    }

    Thumbnail applied(Thumbnail small) {
        int width = small.widthPx();
        byte[] all = new byte[small.count() * 3];
        double rowScale = (double) maps.heightPx() / small.heightPx();
        for (int y = 0; y < small.heightPx(); y++) {
            byte[] row = new byte[width * 3];
            for (int x = 0; x < width; x++) {
                row[x * 3] = Srgb.encode(small.blue()[y * width + x]);
                row[x * 3 + 1] = Srgb.encode(small.green()[y * width + x]);
                row[x * 3 + 2] = Srgb.encode(small.red()[y * width + x]);
            }
            applyRow(row, mapsAt(y, rowScale));
            System.arraycopy(row, 0, all, y * row.length, row.length);
        }
        return Thumbnail.ofPixels(width, small.heightPx(), all);
    }

    private float[][] mapsAt(int y, double rowScale) {
        return maps.row(Math.max(0, Math.min(maps.heightPx() - 1, (y + 0.5) * rowScale - 0.5)));
    }

    /** Walks the row from one column of the maps to the next; between them each map runs straight. */
    private void applyRow(byte[] row, float[][] columns) {
        int width = row.length / 3;
        int cells = columns[0].length;
        double cellPx = (double) width / cells;
        int from = 0;
        float[] start = new float[columns.length];
        float[] step = new float[columns.length];
        for (int cell = -1; cell < cells; cell++) {
            int to = cell == cells - 1 ? width : Math.min(width, (int) Math.ceil((cell + 1.5) * cellPx - 0.5));
            int left = Math.max(0, cell);
            int right = Math.min(cells - 1, cell + 1);
            float perPx = (float) (1 / cellPx);
            float share = cell < 0 ? 0 : (float) ((from + 0.5) / cellPx - 0.5 - cell);
            for (int map = 0; map < columns.length; map++) {
                float difference = columns[map][right] - columns[map][left];
                start[map] = columns[map][left] + difference * share;
                step[map] = difference * perPx;
            }
            applyCell(row, from, to, start, step);
            from = to;
        }
    }

    private void applyCell(byte[] row, int from, int to, float[] start, float[] step) {
        float widest = (float) gains.largest();
        float slope = start[0];
        float offset = start[1];
        float saturation = start[2];
        for (int i = from * 3; i + 2 < to * 3; i += 3) {
            float b = blue[row[i] & 0xFF];
            float g = green[row[i + 1] & 0xFF];
            float r = red[row[i + 2] & 0xFF];
            float luminance = 0.2126f * r + 0.7152f * g + 0.0722f * b;
            float factor = slope * (float) Math.sqrt(luminance) + offset;
            factor = factor < LEAST_FACTOR ? LEAST_FACTOR : factor > LARGEST_FACTOR ? LARGEST_FACTOR : factor;
            float gain = factor * factor;
            float grey = luminance * gain * (1 - saturation);
            float tint = gain * saturation;
            slope += step[0];
            offset += step[1];
            saturation += step[2];
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
