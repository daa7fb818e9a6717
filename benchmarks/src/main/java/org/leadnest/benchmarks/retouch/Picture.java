package org.leadnest.benchmarks.retouch;

import org.leadnest.retouch.render.Srgb;
import org.leadnest.retouch.render.Thumbnail;

/**
 * A small photo that generators change.
 *
 * @param rgb planes of red, green and blue, linear light, 0 to 1
 */
@SuppressWarnings("ArrayRecordComponent")
record Picture(int widthPx, int heightPx, float[][] rgb) {
    static Picture of(Thumbnail t) {
        return new Picture(t.widthPx(), t.heightPx(), new float[][] {
            t.red().clone(), t.green().clone(), t.blue().clone()
        });
    }

    int count() {
        return rgb[0].length;
    }

    Picture copy() {
        return new Picture(widthPx, heightPx, new float[][] {rgb[0].clone(), rgb[1].clone(), rgb[2].clone()});
    }

    float brightness(int i) {
        return (float) Math.sqrt(Math.max(0, Srgb.luminance(rgb[0][i], rgb[1][i], rgb[2][i])));
    }

    interface Change {
        double apply(double value, int channel, int pixel);
    }

    /** Changes every sample in linear light. */
    Picture linear(Change change) {
        for (int c = 0; c < 3; c++) {
            for (int i = 0; i < count(); i++) {
                rgb[c][i] = (float) Math.max(0, Math.min(1, change.apply(rgb[c][i], c, i)));
            }
        }
        return this;
    }

    /** Changes every sample as sRGB encodes it. */
    Picture encoded(Change change) {
        return linear((value, c, i) ->
                Srgb.toLinear(Math.max(0, Math.min(1, change.apply(Srgb.fromLinear(value), c, i)))));
    }

    /** What a file of 8 bits would keep of this. */
    Thumbnail stored() {
        byte[] bgr = new byte[count() * 3];
        for (int i = 0; i < count(); i++) {
            for (int c = 0; c < 3; c++) {
                bgr[i * 3 + 2 - c] = Srgb.encode(rgb[c][i]);
            }
        }
        return Thumbnail.ofPixels(widthPx, heightPx, bgr);
    }
}
