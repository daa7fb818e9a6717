package org.leadnest.benchmarks.retouch;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REFLECT;
import static org.bytedeco.opencv.global.opencv_core.CV_64F;
import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;

import java.nio.DoubleBuffer;
import java.util.Arrays;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.leadnest.retouch.intake.Pixels;
import org.leadnest.retouch.render.Srgb;

/**
 * Distances between two finished pictures, 8-bit BGR of one size, as the bounds of the product were measured: on every stored
 * value, where {@link Figures} measures small pictures in linear light.
 */
final class Meter {
    /** From so many pixels on similarity is of brightness alone and colour difference of every second pixel each way. */
    private static final int LARGE = 300_000;

    private static final double FIRST = 0.01 * 255 * 0.01 * 255;
    private static final double SECOND = 0.03 * 255 * 0.03 * 255;
    private static final int WINDOW_PX = 11;
    private static final double WINDOW_SIGMA_PX = 1.5;
    private static final double BRIGHTEST = 0.9;
    private static final double DARKEST = 0.005;
    private static final int LEAST_PIXELS = 200;

    private final int widthPx;
    private final int heightPx;
    private final byte[] made;
    private final byte[] wanted;

    Meter(Mat made, Mat wanted) {
        this.widthPx = wanted.cols();
        this.heightPx = wanted.rows();
        this.made = Pixels.toArray(made);
        this.wanted = Pixels.toArray(wanted);
    }

    /** Peak signal-to-noise ratio in decibels; 99 when they are the same. */
    double psnr() {
        double sum = 0;
        for (int i = 0; i < made.length; i++) {
            double d = (made[i] & 0xFF) - (wanted[i] & 0xFF);
            sum += d * d;
        }
        double mean = sum / made.length;
        return mean < 1e-9 ? 99 : 10 * Math.log10(255 * 255 / mean);
    }

    /** Structural similarity (Wang and others, 2004): of brightness when the picture is large, else the mean of the channels. */
    double similarity() {
        if (widthPx * heightPx > LARGE) {
            return similarity(brightness(made), brightness(wanted));
        }
        double sum = 0;
        for (int c = 0; c < 3; c++) {
            sum += similarity(channel(made, c), channel(wanted, c));
        }
        return sum / 3;
    }

    static double[] brightness(byte[] bgr) {
        double[] out = new double[bgr.length / 3];
        for (int i = 0; i < out.length; i++) {
            out[i] = 0.114 * (bgr[3 * i] & 0xFF) + 0.587 * (bgr[3 * i + 1] & 0xFF) + 0.299 * (bgr[3 * i + 2] & 0xFF);
        }
        return out;
    }

    private static double[] channel(byte[] bgr, int channel) {
        double[] out = new double[bgr.length / 3];
        for (int i = 0; i < out.length; i++) {
            out[i] = bgr[3 * i + channel] & 0xFF;
        }
        return out;
    }

    private double similarity(double[] a, double[] b) {
        double[] meanA = blurred(a, a, false);
        double[] meanB = blurred(b, b, false);
        double[] squareA = blurred(a, a, true);
        double[] squareB = blurred(b, b, true);
        double[] both = blurred(a, b, true);
        int margin = WINDOW_PX / 2;
        double sum = 0;
        int count = 0;
        for (int y = margin; y < heightPx - margin; y++) {
            for (int x = margin; x < widthPx - margin; x++) {
                int i = y * widthPx + x;
                double ab = meanA[i] * meanB[i];
                double aa = meanA[i] * meanA[i];
                double bb = meanB[i] * meanB[i];
                sum += (2 * ab + FIRST)
                        * (2 * (both[i] - ab) + SECOND)
                        / ((aa + bb + FIRST) * (squareA[i] - aa + squareB[i] - bb + SECOND));
                count++;
            }
        }
        return sum / count;
    }

    private double[] blurred(double[] a, double[] b, boolean product) {
        double[] values = a;
        if (product) {
            values = new double[a.length];
            for (int i = 0; i < a.length; i++) {
                values[i] = a[i] * b[i];
            }
        }
        try (Mat from = new Mat(heightPx, widthPx, CV_64F);
                Mat out = new Mat();
                Size window = new Size(WINDOW_PX, WINDOW_PX)) {
            DoubleBuffer in = from.createBuffer();
            in.put(values);
            GaussianBlur(from, out, window, WINDOW_SIGMA_PX, WINDOW_SIGMA_PX, BORDER_REFLECT, 0);
            double[] result = new double[values.length];
            DoubleBuffer buffer = out.createBuffer();
            buffer.get(result);
            return result;
        }
    }

    /** Mean CIEDE2000. */
    double difference() {
        int step = widthPx * heightPx > LARGE ? 2 : 1;
        double sum = 0;
        int count = 0;
        for (int y = 0; y < heightPx; y += step) {
            for (int x = 0; x < widthPx; x += step) {
                int at = 3 * (y * widthPx + x);
                sum += Figures.difference(lab(made, at), lab(wanted, at));
                count++;
            }
        }
        return sum / count;
    }

    private static double[] lab(byte[] bgr, int at) {
        return Figures.lab(
                Srgb.linear(bgr[at + 2] & 0xFF), Srgb.linear(bgr[at + 1] & 0xFF), Srgb.linear(bgr[at] & 0xFF));
    }

    /** The cast that is left, in degrees: between grey and each channel's median gain in linear light over what is not clipped. */
    double angle() {
        int pixels = widthPx * heightPx;
        int[] kept = new int[pixels];
        int count = 0;
        for (int i = 0; i < pixels; i++) {
            if (inside(made, 3 * i) && inside(wanted, 3 * i)) {
                kept[count++] = i;
            }
        }
        if (count < LEAST_PIXELS) {
            count = pixels;
            Arrays.setAll(kept, i -> i);
        }
        double sum = 0;
        double squares = 0;
        for (int c = 0; c < 3; c++) {
            double[] logs = new double[count];
            for (int i = 0; i < count; i++) {
                int at = 3 * kept[i] + c;
                logs[i] = Math.log(Math.max(Srgb.linear(made[at] & 0xFF), 1e-4))
                        - Math.log(Math.max(Srgb.linear(wanted[at] & 0xFF), 1e-4));
            }
            double gain = Math.exp(share(logs, 0.5));
            sum += gain;
            squares += gain * gain;
        }
        return Math.toDegrees(Math.acos(Math.clamp(sum / Math.sqrt(3 * squares), -1, 1)));
    }

    private static boolean inside(byte[] bgr, int at) {
        float b = Srgb.linear(bgr[at] & 0xFF);
        float g = Srgb.linear(bgr[at + 1] & 0xFF);
        float r = Srgb.linear(bgr[at + 2] & 0xFF);
        return Math.max(b, Math.max(g, r)) < BRIGHTEST && Math.min(b, Math.min(g, r)) > DARKEST;
    }

    /** What a share of the values lies below, on the line between the two nearest. Not a number when there are none. */
    static double share(double[] values, double share) {
        double[] sorted =
                Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (sorted[above] - sorted[below]) * (at - below);
    }
}
