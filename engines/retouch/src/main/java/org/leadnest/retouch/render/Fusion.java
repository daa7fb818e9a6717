package org.leadnest.retouch.render;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC3;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_core.add;
import static org.bytedeco.opencv.global.opencv_core.merge;
import static org.bytedeco.opencv.global.opencv_core.multiply;
import static org.bytedeco.opencv.global.opencv_core.subtract;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.pyrDown;
import static org.bytedeco.opencv.global.opencv_imgproc.pyrUp;
import static org.bytedeco.opencv.global.opencv_imgproc.warpAffine;
import static org.bytedeco.opencv.global.opencv_photo.createAlignMTB;

import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.leadnest.retouch.Recipe;

/**
 * Frames of one scene at several exposures made into one picture: exposure fusion in a Laplacian pyramid (Mertens,
 * Kautz, Van Reeth, 2007). Frames are shifted onto the reference, and where one contradicts it (somebody walked through)
 * it is left out. Works at the size of the rendition's frames; all frames have one size.
 */
public final class Fusion {
    public static final String OPERATION = "brackets";
    private static final int LEAST_LEVEL_PX = 4;

    /** Frames from a tripod are told to have moved by a pixel when much of them is clipped. */
    private static final int SURE_PX = 1;

    private Fusion() {}

    /** The frame in the middle of the exposures and every frame's shift onto it, as an operation. */
    public static Recipe.Operation plan(List<Mat> frames) {
        int reference = middle(frames);
        Mat fixed = grey(frames.get(reference));
        Map<String, Double> numbers = new HashMap<>();
        numbers.put("frames", (double) frames.size());
        numbers.put("reference", (double) reference);
        try (var aligner = createAlignMTB()) {
            for (int i = 0; i < frames.size(); i++) {
                Point shift = i == reference ? new Point(0, 0) : aligner.calculateShift(fixed, grey(frames.get(i)));
                boolean still = Math.max(Math.abs(shift.x()), Math.abs(shift.y())) <= SURE_PX;
                numbers.put("shiftX" + i, still ? 0.0 : shift.x());
                numbers.put("shiftY" + i, still ? 0.0 : shift.y());
            }
        }
        return new Recipe.Operation(OPERATION, numbers);
    }

    private static Mat grey(Mat bgr) {
        Mat grey = new Mat();
        cvtColor(bgr, grey, COLOR_BGR2GRAY);
        return grey;
    }

    /** The frame whose brightness is the median of all. */
    private static int middle(List<Mat> frames) {
        List<Integer> order = new ArrayList<>();
        double[] means = new double[frames.size()];
        for (int i = 0; i < means.length; i++) {
            order.add(i);
            Thumbnail t = Thumbnail.of(frames.get(i), Thumbnail.FOR_ANALYSIS_PX);
            for (int p = 0; p < t.count(); p++) {
                means[i] += t.brightness(p) / t.count();
            }
        }
        order.sort((a, b) -> Double.compare(means[a], means[b]));
        return order.get(order.size() / 2);
    }

    /** One BGR picture of the frames' size. */
    public static Mat fuse(List<Mat> frames, Recipe.Operation plan) {
        int reference = (int) plan.number("reference");
        List<Mat> moved = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            moved.add(moved(frames.get(i), plan.number("shiftX" + i), plan.number("shiftY" + i)));
        }
        List<Mat> weights = FusionWeights.of(moved, reference);
        List<Mat> sum = new ArrayList<>();
        for (int i = 0; i < moved.size(); i++) {
            accumulate(sum, moved.get(i), weights.get(i));
        }
        return collapsed(sum);
    }

    private static Mat moved(Mat frame, double dx, double dy) {
        if (dx == 0 && dy == 0) {
            return frame;
        }
        Mat matrix = new Mat(2, 3, org.bytedeco.opencv.global.opencv_core.CV_64F);
        DoubleBuffer numbers = matrix.createBuffer();
        numbers.put(new double[] {1, 0, dx, 0, 1, dy});
        Mat out = new Mat();
        warpAffine(frame, out, matrix, frame.size(), 0, BORDER_REPLICATE, new Scalar());
        return out;
    }

    /** Adds one frame's weighted Laplacian pyramid to {@code sum}; the last level is the frame's blurred rest. */
    private static void accumulate(List<Mat> sum, Mat frame, Mat weight) {
        try (PointerScope scope = new PointerScope()) {
            Mat level = new Mat();
            frame.convertTo(level, CV_32FC3, 1 / 255.0, 0);
            Mat share = weight;
            for (int k = 0; ; k++) {
                boolean last = Math.min(level.cols(), level.rows()) < 2 * LEAST_LEVEL_PX;
                Mat smaller = new Mat();
                Mat detail = level;
                if (!last) {
                    pyrDown(level, smaller);
                    detail = minusEnlarged(level, smaller);
                }
                addWeighted(sum, k, detail, share);
                if (last) {
                    return;
                }
                Mat smallerShare = new Mat();
                pyrDown(share, smallerShare);
                level = smaller;
                share = smallerShare;
            }
        }
    }

    private static Mat minusEnlarged(Mat level, Mat smaller) {
        Mat enlarged = new Mat();
        pyrUp(
                smaller,
                enlarged,
                new Size(level.cols(), level.rows()),
                org.bytedeco.opencv.global.opencv_core.BORDER_DEFAULT);
        Mat detail = new Mat();
        subtract(level, enlarged, detail);
        return detail;
    }

    private static void addWeighted(List<Mat> sum, int level, Mat detail, Mat share) {
        Mat three = new Mat();
        merge(new MatVector(share, share, share), three);
        Mat weighted = new Mat();
        multiply(detail, three, weighted);
        if (level == sum.size()) {
            weighted.retainReference();
            PointerScope.getInnerScope().detach(weighted);
            sum.add(weighted);
        } else {
            add(sum.get(level), weighted, sum.get(level));
        }
    }

    private static Mat collapsed(List<Mat> sum) {
        Mat picture = sum.getLast();
        for (int k = sum.size() - 2; k >= 0; k--) {
            Mat enlarged = new Mat();
            Mat level = sum.get(k);
            pyrUp(
                    picture,
                    enlarged,
                    new Size(level.cols(), level.rows()),
                    org.bytedeco.opencv.global.opencv_core.BORDER_DEFAULT);
            add(level, enlarged, level);
            picture = level;
        }
        Mat out = new Mat();
        picture.convertTo(out, CV_8UC3, 255, 0);
        return out;
    }
}
