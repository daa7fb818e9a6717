package org.leadnest.retouch.render;

import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.leadnest.retouch.Recipe;

/** Carries out a recipe's operations, and nothing that the recipe does not say. */
public final class Renderer {
    private Renderer() {}

    /**
     * @param photo upright BGR in sRGB; not changed
     * @return pixels of the recipe's output size
     */
    public static Mat render(Mat photo, Recipe recipe) {
        Mat out = sized(photo, recipe.output());
        lightAndColor(out, recipe);
        return out;
    }

    private static Mat sized(Mat photo, Recipe.Output output) {
        if (photo.cols() == output.widthPx() && photo.rows() == output.heightPx()) {
            return photo.clone();
        }
        Mat out = new Mat();
        resize(photo, out, new Size(output.widthPx(), output.heightPx()), 0, 0, INTER_AREA);
        return out;
    }

    private static void lightAndColor(Mat bgr, Recipe recipe) {
        Gains gains = Gains.of(recipe);
        Optional<Recipe.Operation> tone = recipe.operation(ToneCurve.OPERATION);
        if (!gains.isNone() || tone.isPresent()) {
            ToneCurve curve = tone.map(ToneCurve::of).orElse(ToneCurve.NONE);
            new LightAndColor(gains, curve, Thumbnail.of(bgr)).apply(bgr);
        }
    }
}
