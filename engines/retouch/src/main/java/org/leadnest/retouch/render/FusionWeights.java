package org.leadnest.retouch.render;

import static org.bytedeco.opencv.global.opencv_core.CV_32F;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * How much each frame of a bracket says about each pixel: contrast × saturation × well-exposedness, as Mertens has them,
 * and nothing where the frame contradicts the reference. The weights of a pixel add up to 1.
 */
final class FusionWeights {
    private static final double WELL_EXPOSED = 0.5;
    private static final double SPREAD = 0.2;
    /** A frame contradicts when it differs from what the reference predicts by this factor and both are readable. */
    private static final double CONTRADICTION = 1.9;

    private static final float READABLE_LOW = 0.02f;
    private static final float READABLE_HIGH = 0.75f;
    private static final float LEAST = 1e-12f;
    private static final int RATIO_STRIDE = 7;

    private FusionWeights() {}

    /** One 32-bit plane for each frame. */
    static List<Mat> of(List<Mat> frames, int reference) {
        int width = frames.getFirst().cols();
        int height = frames.getFirst().rows();
        List<Mat> weights = new ArrayList<>();
        List<FloatBuffer> planes = new ArrayList<>();
        List<ByteBuffer> pixels = new ArrayList<>();
        double[] ratios = new double[frames.size()];
        for (int i = 0; i < frames.size(); i++) {
            Mat plane = new Mat(height, width, CV_32F);
            weights.add(plane);
            planes.add(plane.createBuffer());
            pixels.add(frames.get(i).createBuffer());
            ratios[i] = ratio(frames.get(i), frames.get(reference));
        }
        IntStream.range(0, height).parallel().forEach(y -> row(pixels, planes, ratios, reference, width, height, y));
        return weights;
    }

    private static void row(
            List<ByteBuffer> pixels,
            List<FloatBuffer> planes,
            double[] ratios,
            int reference,
            int width,
            int height,
            int y) {
        int n = pixels.size();
        float[][] weights = new float[n][width];
        byte[] expected = rowOf(pixels.get(reference), width, y);
        for (int k = 0; k < n; k++) {
            byte[] above = rowOf(pixels.get(k), width, Math.max(0, y - 1));
            byte[] row = rowOf(pixels.get(k), width, y);
            byte[] below = rowOf(pixels.get(k), width, Math.min(height - 1, y + 1));
            for (int x = 0; x < width; x++) {
                boolean ghost = k != reference && contradicts(row, expected, x, ratios[k]);
                weights[k][x] = ghost ? 0 : LEAST + contrast(above, row, below, x, width) * colour(row, x);
            }
        }
        for (int x = 0; x < width; x++) {
            float sum = 0;
            for (float[] weight : weights) {
                sum += weight[x];
            }
            for (float[] weight : weights) {
                weight[x] /= sum;
            }
        }
        for (int k = 0; k < n; k++) {
            planes.get(k).put(y * width, weights[k]);
        }
    }

    private static byte[] rowOf(ByteBuffer pixels, int width, int y) {
        byte[] row = new byte[width * 3];
        pixels.get(y * width * 3, row);
        return row;
    }

    private static float luma(byte[] row, int x) {
        int i = x * 3;
        return (0.114f * (row[i] & 0xFF) + 0.587f * (row[i + 1] & 0xFF) + 0.299f * (row[i + 2] & 0xFF)) / 255;
    }

    private static float contrast(byte[] above, byte[] row, byte[] below, int x, int width) {
        float laplacian = luma(above, x)
                + luma(below, x)
                + luma(row, Math.max(0, x - 1))
                + luma(row, Math.min(width - 1, x + 1))
                - 4 * luma(row, x);
        return Math.abs(laplacian);
    }

    /** Saturation times well-exposedness. */
    private static float colour(byte[] row, int x) {
        double b = (row[x * 3] & 0xFF) / 255.0;
        double g = (row[x * 3 + 1] & 0xFF) / 255.0;
        double r = (row[x * 3 + 2] & 0xFF) / 255.0;
        double mean = (b + g + r) / 3;
        double variance = ((b - mean) * (b - mean) + (g - mean) * (g - mean) + (r - mean) * (r - mean)) / 3;
        double off = (b - WELL_EXPOSED) * (b - WELL_EXPOSED)
                + (g - WELL_EXPOSED) * (g - WELL_EXPOSED)
                + (r - WELL_EXPOSED) * (r - WELL_EXPOSED);
        return (float) (Math.sqrt(variance) * StrictMath.exp(-off / (2 * SPREAD * SPREAD)));
    }

    private static float linearGreen(byte[] row, int x) {
        return Srgb.linear(row[x * 3 + 1] & 0xFF);
    }

    private static boolean contradicts(byte[] row, byte[] expected, int x, double ratio) {
        float own = linearGreen(row, x);
        float other = linearGreen(expected, x);
        if (own < READABLE_LOW || own > READABLE_HIGH || other < READABLE_LOW || other > READABLE_HIGH) {
            return false;
        }
        double factor = own / (other * ratio);
        return factor > CONTRADICTION || factor < 1 / CONTRADICTION;
    }

    /** How many times brighter the frame is than the reference: the median over readable pixels. */
    private static double ratio(Mat frame, Mat reference) {
        Thumbnail a = Thumbnail.of(frame, Thumbnail.FOR_MAPS_PX);
        Thumbnail b = Thumbnail.of(reference, Thumbnail.FOR_MAPS_PX);
        double[] ratios = new double[a.count() / RATIO_STRIDE + 1];
        int count = 0;
        for (int i = 0; i < a.count(); i += RATIO_STRIDE) {
            float own = a.green()[i];
            float other = b.green()[i];
            if (own > READABLE_LOW && own < READABLE_HIGH && other > READABLE_LOW && other < READABLE_HIGH) {
                ratios[count++] = own / other;
            }
        }
        java.util.Arrays.sort(ratios, 0, count);
        return count == 0 ? 1 : ratios[count / 2];
    }
}
