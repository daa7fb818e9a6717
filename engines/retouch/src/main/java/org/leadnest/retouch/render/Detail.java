package org.leadnest.retouch.render;

import static org.bytedeco.opencv.global.opencv_core.addWeighted;
import static org.bytedeco.opencv.global.opencv_core.merge;
import static org.bytedeco.opencv.global.opencv_core.split;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2YCrCb;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_YCrCb2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;
import static org.bytedeco.opencv.global.opencv_imgproc.bilateralFilter;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Size;
import org.leadnest.retouch.Recipe;

/** Noise and crispness, both only at the size in which the photo is delivered. */
final class Detail {
    static final String DENOISE = "denoise";
    static final String SHARPEN = "sharpen";

    /** Larger renditions keep their noise: it is finer than a screen shows, and removing it costs seconds. */
    private static final long DENOISE_UP_TO = 9_000_000;

    private static final double LEAST_LIFT = 1.15;
    private static final double LEAST_NOISE = 2.2;
    private static final double MOST_NOISE = 14;
    private static final double LUMA_REACH = 2.4;
    private static final double CHROMA_REACH = 4;
    private static final double AMOUNT = 0.35;
    private static final double BLUR_PX = 0.8;
    /** A rendition smaller than this share of the photo has lost crispness in the resize. */
    private static final double SMALLER = 0.9;

    private Detail() {}

    /**
     * @param noise levels of jitter in the photo; asked only when they matter
     * @param lift how much the tone curve multiplies it
     * @param scale rendition in widths of the photo; averaging lowers noise by as much
     */
    static Optional<Recipe.Operation> denoise(DoubleSupplier noise, double lift, double scale, long pixels) {
        if (lift < LEAST_LIFT || pixels > DENOISE_UP_TO) {
            return Optional.empty();
        }
        double shown = Math.min(MOST_NOISE, noise.getAsDouble() * lift * Math.min(1, scale));
        if (shown < LEAST_NOISE) {
            return Optional.empty();
        }
        return Optional.of(new Recipe.Operation(DENOISE, Map.of("levels", Rounding.of(shown))));
    }

    static Optional<Recipe.Operation> sharpen(double scale, double strength) {
        if (scale > SMALLER || strength == 0) {
            return Optional.empty();
        }
        return Optional.of(
                new Recipe.Operation(SHARPEN, Map.of("amount", Rounding.of(AMOUNT * strength), "blurPx", BLUR_PX)));
    }

    /** A new Mat, or the given one when the recipe asks for neither. */
    static Mat apply(Mat bgr, Recipe recipe) {
        Mat clean = recipe.operation(DENOISE)
                .map(o -> denoised(bgr, o.number("levels")))
                .orElse(bgr);
        return recipe.operation(SHARPEN)
                .map(o -> sharpened(clean, o.number("amount"), o.number("blurPx")))
                .orElse(clean);
    }

    /** Colour noise is smoothed further than brightness: the eye minds it more and misses its detail less. */
    private static Mat denoised(Mat bgr, double levels) {
        Mat parts = new Mat();
        cvtColor(bgr, parts, COLOR_BGR2YCrCb);
        MatVector planes = new MatVector();
        split(parts, planes);
        Mat luma = new Mat();
        bilateralFilter(planes.get(0), luma, 5, levels * LUMA_REACH, 1.6);
        Mat red = new Mat();
        bilateralFilter(planes.get(1), red, 9, levels * CHROMA_REACH, 3);
        Mat blue = new Mat();
        bilateralFilter(planes.get(2), blue, 9, levels * CHROMA_REACH, 3);
        merge(new MatVector(luma, red, blue), parts);
        Mat out = new Mat();
        cvtColor(parts, out, COLOR_YCrCb2BGR);
        return out;
    }

    private static Mat sharpened(Mat bgr, double amount, double blurPx) {
        Mat soft = new Mat();
        GaussianBlur(bgr, soft, new Size(0, 0), blurPx);
        Mat out = new Mat();
        addWeighted(bgr, 1 + amount, soft, -amount, 0, out);
        return out;
    }
}
