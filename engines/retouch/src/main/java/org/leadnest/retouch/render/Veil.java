package org.leadnest.retouch.render;

import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_CUBIC;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;
import org.leadnest.retouch.Alterations;
import org.leadnest.retouch.Recipe;

/** Parts of the photo made unrecognisable: each keeps a handful of means, so that nothing can be sharpened back. */
final class Veil {
    private static final int CELLS = 6;

    private Veil() {}

    static Recipe.Operation operation(List<Alterations.Box> boxes) {
        Map<String, Double> numbers = new HashMap<>();
        numbers.put("parts", (double) boxes.size());
        for (int i = 0; i < boxes.size(); i++) {
            numbers.put("x" + i, Rounding.of(boxes.get(i).x()));
            numbers.put("y" + i, Rounding.of(boxes.get(i).y()));
            numbers.put("width" + i, Rounding.of(boxes.get(i).width()));
            numbers.put("height" + i, Rounding.of(boxes.get(i).height()));
        }
        return new Recipe.Operation(Alterations.VEILED, numbers);
    }

    /** A copy of the photo with its parts veiled. */
    static Mat apply(Mat photo, Recipe.Operation veil) {
        Mat out = photo.clone();
        for (int i = 0; i < veil.number("parts"); i++) {
            int left = Math.clamp((int) Math.floor(veil.number("x" + i) * out.cols()), 0, out.cols() - 1);
            int top = Math.clamp((int) Math.floor(veil.number("y" + i) * out.rows()), 0, out.rows() - 1);
            int width = Math.clamp((int) Math.ceil(veil.number("width" + i) * out.cols()), 1, out.cols() - left);
            int height = Math.clamp((int) Math.ceil(veil.number("height" + i) * out.rows()), 1, out.rows() - top);
            veil(new Mat(out, new Rect(left, top, width, height)));
        }
        return out;
    }

    private static void veil(Mat part) {
        int longest = Math.max(part.cols(), part.rows());
        int across = Math.max(1, part.cols() * CELLS / longest);
        int down = Math.max(1, part.rows() * CELLS / longest);
        Mat means = new Mat();
        resize(part, means, new Size(across, down), 0, 0, INTER_AREA);
        Mat smooth = new Mat();
        resize(means, smooth, new Size(part.cols(), part.rows()), 0, 0, INTER_CUBIC);
        smooth.copyTo(part);
    }

    /** The boxes of a recipe again. */
    static List<Alterations.Box> boxes(Recipe.Operation veil) {
        List<Alterations.Box> boxes = new ArrayList<>();
        for (int i = 0; i < veil.number("parts"); i++) {
            boxes.add(new Alterations.Box(
                    veil.number("x" + i), veil.number("y" + i), veil.number("width" + i), veil.number("height" + i)));
        }
        return boxes;
    }
}
