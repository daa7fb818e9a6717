package org.leadnest.benchmarks.retouch;

import org.leadnest.retouch.render.Srgb;
import org.leadnest.retouch.render.Thumbnail;

/** Distances between pictures. */
final class Figures {
    private Figures() {}

    /** Peak signal-to-noise ratio in decibels of encoded 8-bit values; 99 when they are the same. */
    static double psnr(Thumbnail seen, Picture good) {
        float[][] planes = {seen.red(), seen.green(), seen.blue()};
        double sum = 0;
        for (int c = 0; c < 3; c++) {
            for (int i = 0; i < good.count(); i++) {
                double d = (Srgb.encode(planes[c][i]) & 0xFF) - (Srgb.encode(good.rgb()[c][i]) & 0xFF);
                sum += d * d;
            }
        }
        double mean = sum / (3.0 * good.count());
        return mean == 0 ? 99 : 10 * Math.log10(255 * 255 / mean);
    }
}
