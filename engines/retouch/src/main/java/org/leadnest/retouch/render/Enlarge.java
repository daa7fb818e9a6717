package org.leadnest.retouch.render;

import static org.bytedeco.opencv.global.opencv_core.CV_16SC3;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_core.add;
import static org.bytedeco.opencv.global.opencv_core.subtract;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_CUBIC;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.util.Map;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.leadnest.retouch.Alterations;
import org.leadnest.retouch.Recipe;

/**
 * Twice as many pixels each way by back-projection (Irani and Peleg, 1991): what the larger picture averages to is
 * brought back to the photo, so edges get crisper and nothing is made up.
 */
public final class Enlarge {
    static final int FACTOR = 2;
    private static final int ROUNDS = 3;

    private Enlarge() {}

    static Recipe.Operation operation() {
        return new Recipe.Operation(Alterations.ENLARGED, Map.of("factor", (double) FACTOR));
    }

    /** The size of the photo that a recipe's later operations work on. */
    public static Sizing size(int widthPx, int heightPx, java.util.List<Recipe.Operation> operations) {
        boolean enlarged = operations.stream().anyMatch(o -> o.name().equals(Alterations.ENLARGED));
        return enlarged ? new Sizing(widthPx * FACTOR, heightPx * FACTOR) : new Sizing(widthPx, heightPx);
    }

    static Mat apply(Mat photo) {
        Size whole = new Size(photo.cols() * FACTOR, photo.rows() * FACTOR);
        Mat small = new Mat();
        photo.convertTo(small, CV_16SC3);
        Mat large = new Mat();
        resize(small, large, whole, 0, 0, INTER_CUBIC);
        for (int round = 0; round < ROUNDS; round++) {
            Mat mean = new Mat();
            resize(large, mean, new Size(photo.cols(), photo.rows()), 0, 0, INTER_AREA);
            Mat missing = new Mat();
            subtract(small, mean, missing);
            Mat correction = new Mat();
            resize(missing, correction, whole, 0, 0, INTER_CUBIC);
            add(large, correction, large);
        }
        Mat out = new Mat();
        large.convertTo(out, CV_8UC3);
        return out;
    }
}
