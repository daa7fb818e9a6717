package org.leadnest.retouch.render;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.CV_64F;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_CUBIC;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_NEAREST;
import static org.bytedeco.opencv.global.opencv_imgproc.WARP_INVERSE_MAP;
import static org.bytedeco.opencv.global.opencv_imgproc.warpPerspective;

import java.nio.DoubleBuffer;
import java.util.Optional;
import java.util.function.Supplier;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.leadnest.retouch.Alterations;
import org.leadnest.retouch.Recipe;

/** Carries out a recipe's operations, and nothing that the recipe does not say. */
public final class Renderer {
    /** Above this many pixels a turn interpolates linearly: nobody sees the difference there, and it takes half the time. */
    private static final long CUBIC_UP_TO = 8_000_000;

    private Renderer() {}

    /**
     * The picture whole.
     *
     * @param photo upright BGR in sRGB; not changed
     * @return pixels of the recipe's output size; the photo itself when the recipe changes nothing
     */
    public static Mat render(Mat photo, Recipe recipe) {
        Recipe.Output output = recipe.output();
        Mat veiled = recipe.operation(Alterations.VEILED)
                .map(o -> Veil.apply(photo, o))
                .orElse(photo);
        Mat source = recipe.operation(Alterations.ENLARGED).isPresent() ? Enlarge.apply(veiled) : veiled;
        Optional<Framing> framing = Framing.of(recipe);
        Sizing whole =
                framing.map(f -> f.whole(output)).orElseGet(() -> new Sizing(output.widthPx(), output.heightPx()));
        Mat shaped = Upright.of(recipe)
                .map(turn -> turned(source, turn, whole))
                .orElseGet(() -> sized(source, whole.widthPx(), whole.heightPx()));
        Mat lit = altered(shaped, lightAndColor(shaped, recipe), recipe);
        Mat seen = framing.map(f -> f.cut(lit, output)).orElse(lit);
        return Detail.apply(seen, recipe);
    }

    private static Mat altered(Mat shaped, Mat lit, Recipe recipe) {
        Mat grown = recipe.operation(Alterations.GRASS)
                .map(o -> Grass.apply(shaped, lit, o))
                .orElse(lit);
        return recipe.operation(Alterations.SKY)
                .map(o -> Sky.apply(shaped, grown, o))
                .orElse(grown);
    }

    private static Mat sized(Mat photo, int widthPx, int heightPx) {
        boolean same = photo.cols() == widthPx && photo.rows() == heightPx;
        return same ? photo : Shrink.exactly(photo, widthPx, heightPx);
    }

    /** One warp; a much smaller rendition is warped from a copy that is already as small as its crop allows. */
    private static Mat turned(Mat photo, Upright turn, Sizing output) {
        int width = output.widthPx();
        int height = output.heightPx();
        double scale = turn.crop(width, height).scale();
        int copyWidth = (int) Math.ceil(width / scale);
        int copyHeight = (int) Math.ceil(height / scale);
        boolean smaller = copyWidth < photo.cols() && copyHeight < photo.rows();
        Mat copy = smaller ? Shrink.exactly(photo, copyWidth, copyHeight) : photo;
        return warped(
                copy,
                turn.pixelMatrix(width, height, copy.cols(), copy.rows()),
                width,
                height,
                interpolation((long) width * height));
    }

    private static int interpolation(long pixels) {
        return pixels > CUBIC_UP_TO ? INTER_LINEAR : INTER_CUBIC;
    }

    /** Rows of the photo turned in its own size. */
    static Mat turnedBand(Mat photo, Upright turn, int top, int rows) {
        double[] matrix = turn.pixelMatrix(photo.cols(), photo.rows(), photo.cols(), photo.rows());
        for (int i = 0; i < 3; i++) {
            matrix[3 * i + 2] += matrix[3 * i + 1] * top;
        }
        return warped(photo, matrix, photo.cols(), rows, interpolation(photo.total()));
    }

    private static Mat warped(Mat from, double[] backwards, int widthPx, int heightPx, int interpolation) {
        Mat matrix = new Mat(3, 3, CV_64F);
        DoubleBuffer numbers = matrix.createBuffer();
        numbers.put(backwards);
        Mat out = new Mat();
        warpPerspective(
                from,
                out,
                matrix,
                new Size(widthPx, heightPx),
                interpolation | WARP_INVERSE_MAP,
                BORDER_REPLICATE,
                new Scalar());
        return out;
    }

    /** A small copy of the photo turned in its own size, from thinned pixels when it is large. */
    static Thumbnail thumbnail(Mat photo, Optional<Upright> turn, Sizing size) {
        return turn.map(t -> {
                    Optional<Sizing> thin = Shrink.thinned(photo.cols(), photo.rows(), Thumbnail.FOR_ANALYSIS_PX);
                    Mat seen = thin.map(s -> warped(
                                    photo,
                                    t.pixelMatrix(s.widthPx(), s.heightPx(), photo.cols(), photo.rows()),
                                    s.widthPx(),
                                    s.heightPx(),
                                    INTER_NEAREST))
                            .orElseGet(() -> turned(photo, t, size));
                    return Thumbnail.of(seen, Thumbnail.FOR_ANALYSIS_PX);
                })
                .orElseGet(() -> Thumbnail.of(photo, Thumbnail.FOR_ANALYSIS_PX));
    }

    /**
     * What the recipe does to light and colour; nothing when it leaves them alone.
     *
     * @param shaped a small copy of what is to be lit
     */
    static Optional<LightAndColor> light(Supplier<Thumbnail> shaped, Recipe recipe) {
        Gains gains = Gains.of(recipe);
        Optional<Recipe.Operation> tone = recipe.operation(Suggestion.OPERATION);
        if (gains.isNone() && tone.isEmpty()) {
            return Optional.empty();
        }
        LightMaps maps = tone.map(o ->
                        LightMaps.of(shaped.get().withGains(gains), LightModel.Shipped.MODEL.tone(), o.number("share")))
                .orElse(LightMaps.NONE);
        return Optional.of(LightAndColor.of(gains, maps));
    }

    private static Mat lightAndColor(Mat bgr, Recipe recipe) {
        return light(() -> Thumbnail.of(bgr, Thumbnail.FOR_ANALYSIS_PX), recipe)
                .map(light -> {
                    Mat out = new Mat(bgr.rows(), bgr.cols(), CV_8UC3);
                    light.apply(bgr, out);
                    return out;
                })
                .orElse(bgr);
    }
}
