package org.leadnest.benchmarks.retouch;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_CUBIC;
import static org.bytedeco.opencv.global.opencv_imgproc.getRotationMatrix2D;
import static org.bytedeco.opencv.global.opencv_imgproc.warpAffine;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point2f;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.leadnest.retouch.EnhanceOptions;
import org.leadnest.retouch.Recipe;
import org.leadnest.retouch.Retouch;
import org.leadnest.retouch.Retouched;
import org.leadnest.retouch.Stage;
import org.leadnest.retouch.render.Upright;

/** Photos turned by 1 to 4 degrees, enlarged so that no corner is empty, and what is left of the turn. */
final class TiltFigures {
    private static final EnhanceOptions LINES = EnhanceOptions.defaults()
            .without(Stage.WHITE_BALANCE)
            .without(Stage.TONE)
            .without(Stage.DENOISE)
            .without(Stage.SHARPEN);
    /** The largest turn that the engine sees as none, and the meter's own doubt. */
    private static final double NONE_DEGREES = 0.25;

    private final List<Double> left = new ArrayList<>();
    private final List<Double> kept = new ArrayList<>();
    private double before;
    private int worse;
    private int refused;
    private int bentGood;

    void add(Mat good, Random random) {
        double degrees = JudgeDegradations.uniform(random, 1, 4) * (random.nextBoolean() ? 1 : -1);
        try (PointerScope scope = new PointerScope()) {
            Recipe own = recipe(good);
            bentGood += own.operation("lens").isPresent() ? 1 : 0;
            Recipe found = recipe(turned(good, degrees));
            // a photo may lean by itself: what it was found to lean before is no fault of the answer
            double wanted = own.operation("verticals").isPresent() ? roll(own) : 0;
            double rest = Math.abs(roll(found) - wanted - degrees);
            left.add(rest);
            before += Math.abs(degrees);
            worse += rest > Math.abs(degrees) + NONE_DEGREES ? 1 : 0;
            refused += found.operation("verticals").isEmpty() ? 1 : 0;
            kept.add(Upright.kept(found, good.cols(), good.rows()));
        }
    }

    private static Recipe recipe(Mat photo) {
        return switch (Retouch.enhance(Mats.encoded(photo, ".jpg"), LINES)) {
            case Retouched.Image image -> image.recipe();
            case Retouched.Refused refused -> throw new IllegalStateException(refused.message());
        };
    }

    private static double roll(Recipe recipe) {
        return recipe.operation("verticals").map(o -> o.number("rollDegrees")).orElse(0.0);
    }

    /** So that the engine has to turn it clockwise by that much. */
    private static Mat turned(Mat good, double degrees) {
        double shape = (double) Math.max(good.cols(), good.rows()) / Math.min(good.cols(), good.rows());
        double angle = Math.toRadians(Math.abs(degrees));
        double enlarged = Math.cos(angle) + shape * Math.sin(angle);
        try (Point2f centre = new Point2f((good.cols() - 1) / 2f, (good.rows() - 1) / 2f)) {
            Mat matrix = getRotationMatrix2D(centre, degrees, enlarged);
            Mat out = new Mat();
            warpAffine(good, out, matrix, good.size(), INTER_CUBIC, BORDER_REPLICATE, new Scalar());
            return out;
        }
    }

    void print() {
        if (left.isEmpty()) {
            return;
        }
        List<Double> corrected = left.stream().sorted().toList();
        double mean = left.stream().mapToDouble(d -> d).average().orElseThrow();
        double least = kept.stream().mapToDouble(d -> d).min().orElseThrow();
        System.out.printf(
                "%ntilt: %d photos turned by %.2f degrees in the mean; left alone %d; a lens was seen in %d untouched ones%n",
                left.size(), before / left.size(), refused, bentGood);
        Bounds.atMost("tilt left, mean, degrees", mean, 0.6);
        Bounds.atMost("tilt left, median, degrees", corrected.get(corrected.size() / 2), 0.6);
        Bounds.atMost("photos made worse", worse, 0);
        Bounds.atLeast("frame kept, least, percent", 100 * least, 85);
    }
}
