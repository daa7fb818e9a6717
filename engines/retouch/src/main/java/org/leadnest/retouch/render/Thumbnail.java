package org.leadnest.retouch.render;

import org.bytedeco.opencv.opencv_core.Mat;
import org.leadnest.retouch.intake.Pixels;

/**
 * A small copy of the photo for analysis, in linear light.
 *
 * @param red linear, 0 to 1, row by row; the other channels alike
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, lives for one analysis
public record Thumbnail(int widthPx, int heightPx, float[] red, float[] green, float[] blue) {
    /** Longest edge for judging a photo; what was fitted was fitted at this size. */
    public static final int FOR_ANALYSIS_PX = 128;

    /** Longest edge for maps that are laid over the photo. */
    public static final int FOR_MAPS_PX = 256;

    /** A copy whose longest edge is {@code maxEdgePx}, or the photo's own size when that is less. */
    public static Thumbnail of(Mat bgr, int maxEdgePx) {
        Mat small = Shrink.quickly(bgr, maxEdgePx);
        return ofPixels(small.cols(), small.rows(), Pixels.toArray(small));
    }

    /** A thumbnail of B, G, R bytes. */
    public static Thumbnail ofPixels(int widthPx, int heightPx, byte[] bgr) {
        int count = widthPx * heightPx;
        Thumbnail out = new Thumbnail(widthPx, heightPx, new float[count], new float[count], new float[count]);
        for (int i = 0; i < count; i++) {
            out.blue[i] = Srgb.linear(bgr[i * 3] & 0xFF);
            out.green[i] = Srgb.linear(bgr[i * 3 + 1] & 0xFF);
            out.red[i] = Srgb.linear(bgr[i * 3 + 2] & 0xFF);
        }
        return out;
    }

    public int count() {
        return red.length;
    }

    /** Square root of luminance, 0 to 1: the brightness scale that tone curves live on. */
    public float brightness(int i) {
        return (float) Math.sqrt(Srgb.luminance(red[i], green[i], blue[i]));
    }

    /** This thumbnail under other gains for its channels. */
    public Thumbnail withGains(Gains gains) {
        Thumbnail out = new Thumbnail(widthPx, heightPx, red.clone(), green.clone(), blue.clone());
        for (int i = 0; i < count(); i++) {
            out.red[i] *= (float) gains.red();
            out.green[i] *= (float) gains.green();
            out.blue[i] *= (float) gains.blue();
        }
        return out;
    }
}
