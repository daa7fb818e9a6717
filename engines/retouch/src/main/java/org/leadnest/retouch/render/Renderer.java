package org.leadnest.retouch.render;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_CUBIC;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_NEAREST;

import java.util.Optional;
import java.util.function.Supplier;
import org.bytedeco.opencv.opencv_core.Mat;
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
        Mat shaped = Warp.of(recipe)
                .map(warp -> warped(source, warp, whole))
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
    private static Mat warped(Mat photo, Warp warp, Sizing output) {
        double scale = Math.min(1, warp.scale(output.widthPx(), output.heightPx()));
        int copyWidth = (int) Math.ceil(output.widthPx() / scale);
        int copyHeight = (int) Math.ceil(output.heightPx() / scale);
        boolean smaller = copyWidth < photo.cols() && copyHeight < photo.rows();
        Mat copy = smaller ? Shrink.exactly(photo, copyWidth, copyHeight) : photo;
        return warp.whole(copy, output, interpolation((long) output.widthPx() * output.heightPx()));
    }

    private static int interpolation(long pixels) {
        return pixels > CUBIC_UP_TO ? INTER_LINEAR : INTER_CUBIC;
    }

    /** Rows of the photo warped in its own size. */
    static Mat warpedBand(Mat photo, Warp warp, int top, int rows) {
        Sizing same = new Sizing(photo.cols(), photo.rows());
        return warp.rows(photo, same, top, rows, interpolation(photo.total()));
    }

    /** A small copy of the photo warped in its own size, from thinned pixels when it is large. */
    static Thumbnail thumbnail(Mat photo, Optional<Warp> warp, Sizing size) {
        return warp.map(w -> {
                    Mat seen = Shrink.thinned(photo.cols(), photo.rows(), Thumbnail.FOR_ANALYSIS_PX)
                            .map(thin -> w.whole(photo, thin, INTER_NEAREST))
                            .orElseGet(() -> warped(photo, w, size));
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
