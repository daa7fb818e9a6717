package org.leadnest.benchmarks.retouch;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.leadnest.retouch.intake.Pixels;

/**
 * How well a picture keeps what several exposures of one scene show (MEF-SSIM: Ma, Zeng, Wang, 2015), of brightness at one
 * scale. A patch is its mean, its contrast (the length of what is left without the mean) and its structure (the direction).
 * The patch that is wished for has the largest contrast of the exposures and a mean of their structures, in which each weighs
 * by its contrast to the power of how much they agree; how near the picture's own patch comes is what SSIM says of contrast
 * and structure.
 */
final class FusionQuality {
    private static final int PATCH_PX = 8;
    private static final int PATCH = PATCH_PX * PATCH_PX;
    private static final double CONSTANT = 0.03 * 255 * 0.03 * 255 * PATCH;
    private static final double MOST_POWER = 10;
    private static final double NOTHING = 1e-6;
    /** Rows of patches that are worked on at once. */
    private static final int STRIP = 128;

    private final int widthPx;
    private final List<double[]> frames;
    private final double[] fused;

    private FusionQuality(int widthPx, List<double[]> frames, double[] fused) {
        this.widthPx = widthPx;
        this.frames = frames;
        this.fused = fused;
    }

    /** The mean over all patches; 1 is the best. All have one size. */
    static double of(List<Mat> exposures, Mat fused) {
        int width = fused.cols();
        int patchRows = fused.rows() - PATCH_PX + 1;
        double sum = 0;
        for (int top = 0; top < patchRows; top += STRIP) {
            int last = Math.min(patchRows, top + STRIP) + PATCH_PX - 1;
            List<double[]> frames = new ArrayList<>();
            for (Mat exposure : exposures) {
                frames.add(rows(exposure, top, last));
            }
            sum += new FusionQuality(width, frames, rows(fused, top, last)).sum();
        }
        return sum / ((double) patchRows * (width - PATCH_PX + 1));
    }

    private static double[] rows(Mat bgr, int from, int to) {
        try (Mat rows = bgr.rowRange(from, to);
                Mat own = rows.clone()) {
            return Meter.brightness(Pixels.toArray(own));
        }
    }

    private double sum() {
        int count = frames.size();
        double[][] sums = new double[count + 1][];
        double[][][] products = new double[count + 1][count + 1][];
        for (int j = 0; j <= count; j++) {
            sums[j] = boxes(picture(j), null);
            for (int k = j; k <= count; k++) {
                products[j][k] = boxes(picture(j), picture(k));
            }
        }
        double sum = 0;
        double[][] together = new double[count + 1][count + 1];
        for (int at = 0; at < sums[0].length; at++) {
            for (int j = 0; j <= count; j++) {
                for (int k = j; k <= count; k++) {
                    together[j][k] = products[j][k][at] - sums[j][at] * sums[k][at] / PATCH;
                    together[k][j] = together[j][k];
                }
            }
            sum += patch(together, count);
        }
        return sum;
    }

    /** The exposures, then the picture itself. */
    private double[] picture(int index) {
        return index < frames.size() ? frames.get(index) : fused;
    }

    /** @param together inner products of the patches without their means; the picture's own is the last */
    private static double patch(double[][] together, int count) {
        double[] contrast = new double[count];
        double all = 0;
        double contrasts = 0;
        double largest = 0;
        for (int k = 0; k < count; k++) {
            contrast[k] = Math.sqrt(Math.max(0, together[k][k]));
            contrasts += contrast[k];
            largest = Math.max(largest, contrast[k]);
            for (int j = 0; j < count; j++) {
                all += together[j][k];
            }
        }
        double own = Math.max(0, together[count][count]);
        if (largest < NOTHING) {
            return CONSTANT / (own + CONSTANT);
        }
        double agreement = Math.clamp(Math.sqrt(Math.max(0, all)) / contrasts, 0, 1 - NOTHING);
        double power = Math.min(MOST_POWER, Math.tan(Math.PI / 2 * agreement));
        double[] share = new double[count];
        for (int k = 0; k < count; k++) {
            share[k] = contrast[k] < NOTHING ? 0 : Math.pow(contrast[k] / largest, power) / contrast[k];
        }
        double length = 0;
        double common = 0;
        for (int k = 0; k < count; k++) {
            common += share[k] * together[k][count];
            for (int j = 0; j < count; j++) {
                length += share[j] * share[k] * together[j][k];
            }
        }
        double shared = length < NOTHING * NOTHING ? 0 : largest * common / Math.sqrt(length);
        return (2 * shared + CONSTANT) / (largest * largest + own + CONSTANT);
    }

    /** Sums over every whole patch, of one picture or of the product of two. */
    private double[] boxes(double[] one, double @org.jspecify.annotations.Nullable [] two) {
        int height = one.length / widthPx;
        int across = widthPx - PATCH_PX + 1;
        double[] out = new double[across * (height - PATCH_PX + 1)];
        double[] columns = new double[widthPx];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < widthPx; x++) {
                columns[x] += value(one, two, y * widthPx + x);
                if (y >= PATCH_PX) {
                    columns[x] -= value(one, two, (y - PATCH_PX) * widthPx + x);
                }
            }
            if (y >= PATCH_PX - 1) {
                int row = (y - PATCH_PX + 1) * across;
                double sum = 0;
                for (int x = 0; x < widthPx; x++) {
                    sum += columns[x];
                    if (x >= PATCH_PX) {
                        sum -= columns[x - PATCH_PX];
                    }
                    if (x >= PATCH_PX - 1) {
                        out[row + x - PATCH_PX + 1] = sum;
                    }
                }
            }
        }
        return out;
    }

    private static double value(double[] one, double @org.jspecify.annotations.Nullable [] two, int at) {
        return two == null ? one[at] : one[at] * two[at];
    }
}
