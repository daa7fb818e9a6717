package org.leadnest.retouch.intake;

import java.awt.image.Raster;
import java.util.Optional;

/**
 * Ink values of a four-component JPEG. Adobe's writers store ink inverted, and YCCK holds the ink of C, M, Y as if it
 * were R, G, B (Adobe technical note 5116); files without Adobe's marker hold ink as it is.
 */
final class CmykJpeg {
    private CmykJpeg() {}

    /** One row of the raw raster as C, M, Y, K bytes, 255 being full ink. */
    static byte[] inks(Raster raw, int y, int adobeTransform) {
        int width = raw.getWidth();
        int[] samples = raw.getPixels(raw.getMinX(), y, width, 1, (int[]) null);
        byte[] inks = new byte[width * 4];
        for (int i = 0; i < samples.length; i += 4) {
            if (adobeTransform == 2) {
                fromYcc(samples, i);
            } else if (adobeTransform >= 0) {
                samples[i] = 255 - samples[i];
                samples[i + 1] = 255 - samples[i + 1];
                samples[i + 2] = 255 - samples[i + 2];
            }
            if (adobeTransform >= 0) {
                samples[i + 3] = 255 - samples[i + 3];
            }
            for (int c = 0; c < 4; c++) {
                inks[i + c] = (byte) samples[i + c];
            }
        }
        return inks;
    }

    private static void fromYcc(int[] s, int i) {
        double y = s[i];
        double cb = s[i + 1] - 128.0;
        double cr = s[i + 2] - 128.0;
        s[i] = clip(y + 1.402 * cr);
        s[i + 1] = clip(y - 0.344136 * cb - 0.714136 * cr);
        s[i + 2] = clip(y + 1.772 * cb);
    }

    private static int clip(double value) {
        return (int) Math.max(0, Math.min(255, Math.round(value)));
    }

    /** R, G, B of a row of inks: by the profile when there is one for inks, else as ideal inks would print. */
    static byte[] toRgb(byte[] inks, Optional<ColorProfile> profile) {
        int count = inks.length / 4;
        if (profile.isPresent() && profile.get().isCmyk()) {
            return profile.get().toRgb(inks, count, 4);
        }
        byte[] rgb = new byte[count * 3];
        for (int i = 0; i < count; i++) {
            int paper = 255 - (inks[i * 4 + 3] & 0xFF);
            for (int c = 0; c < 3; c++) {
                rgb[i * 3 + c] = (byte) ((255 - (inks[i * 4 + c] & 0xFF)) * paper / 255);
            }
        }
        return rgb;
    }
}
