package org.leadnest.benchmarks.retouch;

import static org.bytedeco.opencv.global.opencv_calib3d.RANSAC;
import static org.bytedeco.opencv.global.opencv_calib3d.findHomography;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC2;
import static org.bytedeco.opencv.global.opencv_core.countNonZero;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.DMatch;
import org.bytedeco.opencv.opencv_core.DMatchVector;
import org.bytedeco.opencv.opencv_core.DMatchVectorVector;
import org.bytedeco.opencv.opencv_core.KeyPointVector;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_features2d.BFMatcher;
import org.bytedeco.opencv.opencv_features2d.SIFT;

/**
 * How upright a picture stands beside one that does: the upright one is found in it by its features (SIFT, a homography by
 * RANSAC) and its verticals are followed there.
 *
 * @param degrees mean lean of nine verticals; not a number when the two could not be matched
 * @param kept share of the upright picture's area that the other shows
 */
record Keystone(double degrees, double kept) {
    private static final int FEATURES = 4000;
    private static final double CLEARER = 0.75;
    private static final int LEAST_MATCHES = 25;
    private static final int LEAST_AGREEING = 20;
    private static final int VERTICALS = 9;

    static Keystone of(Mat made, Mat upright) {
        try (PointerScope scope = new PointerScope()) {
            double[] h = mapping(upright, made);
            if (h.length == 0) {
                return new Keystone(Double.NaN, Double.NaN);
            }
            double sum = 0;
            for (int i = 0; i < VERTICALS; i++) {
                double x = (0.1 + 0.8 * i / (VERTICALS - 1)) * upright.cols();
                double[] top = mapped(h, x, 0.2 * upright.rows());
                double[] foot = mapped(h, x, 0.8 * upright.rows());
                sum += Math.abs(Math.toDegrees(Math.atan2(foot[0] - top[0], foot[1] - top[1])));
            }
            double area = area(inverse(h), made.cols(), made.rows()) / ((double) upright.cols() * upright.rows());
            return new Keystone(sum / VERTICALS, Math.min(1, area));
        }
    }

    /** The homography, row by row; empty when it cannot be told. */
    private static double[] mapping(Mat from, Mat to) {
        SIFT sift = SIFT.create(FEATURES, 3, 0.04, 10, 1.6, false);
        KeyPointVector fromKeys = new KeyPointVector();
        KeyPointVector toKeys = new KeyPointVector();
        Mat fromWords = new Mat();
        Mat toWords = new Mat();
        sift.detectAndCompute(grey(from), new Mat(), fromKeys, fromWords);
        sift.detectAndCompute(grey(to), new Mat(), toKeys, toWords);
        if (fromWords.empty() || toWords.empty()) {
            return new double[0];
        }
        DMatchVectorVector found = new DMatchVectorVector();
        new BFMatcher().knnMatch(fromWords, toWords, found, 2);
        List<DMatch> clear = new ArrayList<>();
        for (long i = 0; i < found.size(); i++) {
            DMatchVector two = found.get(i);
            if (two.size() == 2 && two.get(0).distance() < CLEARER * two.get(1).distance()) {
                clear.add(two.get(0));
            }
        }
        if (clear.size() < LEAST_MATCHES) {
            return new double[0];
        }
        Mat one = new Mat(clear.size(), 1, CV_32FC2);
        Mat two = new Mat(clear.size(), 1, CV_32FC2);
        FloatBuffer ones = one.createBuffer();
        FloatBuffer twos = two.createBuffer();
        for (DMatch match : clear) {
            var a = fromKeys.get(match.queryIdx()).pt();
            var b = toKeys.get(match.trainIdx()).pt();
            ones.put(a.x()).put(a.y());
            twos.put(b.x()).put(b.y());
        }
        Mat agreeing = new Mat();
        Mat h = findHomography(one, two, RANSAC, 2.0, agreeing, 5000, 0.995);
        if (h.empty() || countNonZero(agreeing) < LEAST_AGREEING) {
            return new double[0];
        }
        double[] numbers = new double[9];
        DoubleBuffer buffer = h.createBuffer();
        buffer.get(numbers);
        return numbers;
    }

    private static Mat grey(Mat bgr) {
        Mat grey = new Mat();
        cvtColor(bgr, grey, COLOR_BGR2GRAY);
        return grey;
    }

    private static double[] mapped(double[] h, double x, double y) {
        double w = h[6] * x + h[7] * y + h[8];
        return new double[] {(h[0] * x + h[1] * y + h[2]) / w, (h[3] * x + h[4] * y + h[5]) / w};
    }

    /** Up to a factor, which does not matter. */
    private static double[] inverse(double[] h) {
        return new double[] {
            h[4] * h[8] - h[5] * h[7],
            h[2] * h[7] - h[1] * h[8],
            h[1] * h[5] - h[2] * h[4],
            h[5] * h[6] - h[3] * h[8],
            h[0] * h[8] - h[2] * h[6],
            h[2] * h[3] - h[0] * h[5],
            h[3] * h[7] - h[4] * h[6],
            h[1] * h[6] - h[0] * h[7],
            h[0] * h[4] - h[1] * h[3]
        };
    }

    /** The area of a mapped rectangle, by its corners. */
    private static double area(double[] h, int width, int height) {
        double[][] corners = {mapped(h, 0, 0), mapped(h, width, 0), mapped(h, width, height), mapped(h, 0, height)};
        double twice = 0;
        for (int i = 0; i < 4; i++) {
            double[] a = corners[i];
            double[] b = corners[(i + 1) % 4];
            twice += a[0] * b[1] - b[0] * a[1];
        }
        return Math.abs(twice) / 2;
    }
}
