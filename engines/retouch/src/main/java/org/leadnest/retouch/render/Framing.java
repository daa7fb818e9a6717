package org.leadnest.retouch.render;

import java.util.Map;
import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.leadnest.retouch.Delivery;
import org.leadnest.retouch.Recipe;

/**
 * The part of a photo that a cut shows: as large as the photo allows, and where most of what draws the eye lies.
 *
 * @param x left edge, and {@code y} top, width and height, as shares of the whole picture
 */
record Framing(double x, double y, double width, double height) {
    static final String OPERATION = "frame";

    /** The best place for the delivery's shape, by what the small copy shows. */
    static Framing of(Thumbnail small, Sizing photo, Delivery delivery) {
        double wanted = (double) delivery.maxWidthPx() / delivery.maxHeightPx();
        double shape = (double) photo.widthPx() / photo.heightPx();
        double width = Math.min(1, wanted / shape);
        double height = Math.min(1, shape / wanted);
        double[] eye = Saliency.of(small);
        return width < 1
                ? new Framing(best(Saliency.columns(eye, small.widthPx()), width), 0, Rounding.of(width), 1)
                : new Framing(0, best(Saliency.rows(eye, small.widthPx()), height), 1, Rounding.of(height));
    }

    /** Where a window of that share holds the most, from 0; the middle when all are alike. */
    private static double best(double[] sums, double share) {
        int window = Math.max(1, (int) Math.round(sums.length * share));
        int last = sums.length - window;
        double most = -1;
        int best = 0;
        for (int from = 0; from <= last; from++) {
            double held = 0;
            for (int i = from; i < from + window; i++) {
                held += sums[i];
            }
            boolean nearer = Math.abs(2 * from - last) < Math.abs(2 * best - last);
            if (held > most * 1.001 || (held > most * 0.999 && nearer)) {
                most = Math.max(held, most);
                best = from;
            }
        }
        return Rounding.of(last == 0 ? 0 : Math.min(1 - share, (double) best / sums.length));
    }

    Recipe.Operation operation() {
        return new Recipe.Operation(OPERATION, Map.of("x", x, "y", y, "width", width, "height", height));
    }

    static Optional<Framing> of(Recipe recipe) {
        return recipe.operation(OPERATION)
                .map(o -> new Framing(o.number("x"), o.number("y"), o.number("width"), o.number("height")));
    }

    /** The size of the whole picture of which the cut shows a part. */
    Sizing whole(Recipe.Output cut) {
        return new Sizing(
                Math.max(cut.widthPx(), (int) Math.round(cut.widthPx() / width)),
                Math.max(cut.heightPx(), (int) Math.round(cut.heightPx() / height)));
    }

    Mat cut(Mat whole, Recipe.Output cut) {
        int left = Math.clamp((int) Math.round(x * whole.cols()), 0, whole.cols() - cut.widthPx());
        int top = Math.clamp((int) Math.round(y * whole.rows()), 0, whole.rows() - cut.heightPx());
        return new Mat(whole, new Rect(left, top, cut.widthPx(), cut.heightPx())).clone();
    }
}
