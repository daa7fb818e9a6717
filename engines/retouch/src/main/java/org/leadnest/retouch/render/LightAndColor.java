package org.leadnest.retouch.render;

import org.bytedeco.opencv.opencv_core.Mat;
import org.leadnest.retouch.intake.Pixels;

/**
 * White balance and tone in one pass over the pixels. In linear light each pixel is multiplied by its white balance and
 * by one gain, so its hue stays; where that would leave the range, the brightest channel is bent along a shoulder that
 * is the identity when nothing is lifted, and the others follow it.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, lives for one rendition
record LightAndColor(LightMaps maps, float widest, float[] red, float[] green, float[] blue) {
    /**
     * @param widest the largest of the gains
     * @param red linear light after its gain for each 8-bit level; the other channels alike
     */
    LightAndColor {}

    static LightAndColor of(Gains gains, LightMaps maps) {
        return new LightAndColor(
                maps, (float) gains.largest(), table(gains.red()), table(gains.green()), table(gains.blue()));
    }

    private static float[] table(double gain) {
        float[] table = new float[256];
        for (int i = 0; i < table.length; i++) {
            table[i] = Srgb.linear(i) * (float) gain;
        }
        return table;
    }

    /** Writes the changed pixels of {@code bgr} into {@code out}, which has its size and may be the same. */
    void apply(Mat bgr, Mat out) {
        int rows = bgr.rows();
        Pixels.eachRow(bgr, out, () -> new LightRows(this, bgr.cols(), rows)::apply);
    }

    Thumbnail applied(Thumbnail small) {
        int width = small.widthPx();
        byte[] all = new byte[small.count() * 3];
        LightRows rows = new LightRows(this, width, small.heightPx());
        for (int y = 0; y < small.heightPx(); y++) {
            byte[] row = new byte[width * 3];
            for (int x = 0; x < width; x++) {
                row[x * 3] = Srgb.encode(small.blue()[y * width + x]);
                row[x * 3 + 1] = Srgb.encode(small.green()[y * width + x]);
                row[x * 3 + 2] = Srgb.encode(small.red()[y * width + x]);
            }
            rows.apply(y, row);
            System.arraycopy(row, 0, all, y * row.length, row.length);
        }
        return Thumbnail.ofPixels(width, small.heightPx(), all);
    }
}
