package org.leadnest.retouch.render;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.leadnest.retouch.Recipe;

/**
 * How brightness (square root of luminance, 0 to 1) changes. A pixel of brightness p in surroundings of brightness s
 * becomes p × (curve(p) / p + lift(s) / s): the curve works on each pixel alone, the lift moves whole areas and so keeps
 * the contrast inside them.
 *
 * @param curve outputs at 0, 1/8 … 1
 * @param lift amounts at 0, 1/8 … 1; all 0 when no area is moved
 * @param saturation factor on the distance of a colour from its grey
 */
public record ToneCurve(List<Double> curve, List<Double> lift, double saturation) {
    public static final int KNOTS = 9;

    /** Surroundings darker than this are lifted as if they were this bright. */
    public static final double DARKEST_SURROUNDINGS = 0.03;

    static final String OPERATION = "tone";
    /** Below this slope a curve would turn texture into flat grey. */
    private static final double SLOPE_FLOOR = 0.25;

    private static final int NOISE_STEPS = 64;

    /** The curve that changes nothing. */
    static final ToneCurve NONE =
            through(IntStream.range(0, KNOTS).mapToDouble(ToneCurve::input).toArray(), new double[KNOTS], 1);

    public ToneCurve {
        if (curve.size() != KNOTS || lift.size() != KNOTS) {
            throw new IllegalArgumentException("a tone curve needs " + KNOTS + " knots for its curve and its lift");
        }
        curve = List.copyOf(curve);
        lift = List.copyOf(lift);
    }

    /** A curve through {@code outputs}, made to rise by at least the slope floor and to stay inside 0 to 1. */
    public static ToneCurve through(double[] outputs, double[] lift, double saturation) {
        double[] rising = new double[KNOTS];
        double floor = SLOPE_FLOOR / (KNOTS - 1);
        double last = -floor;
        for (int i = 0; i < KNOTS; i++) {
            double most = 1 - floor * (KNOTS - 1 - i);
            last = Math.max(last + floor, Math.min(most, outputs[i]));
            rising[i] = last;
        }
        return new ToneCurve(rounded(rising), rounded(lift), Rounding.of(saturation));
    }

    private static List<Double> rounded(double[] values) {
        return Arrays.stream(values).map(Rounding::of).boxed().toList();
    }

    /** The brightness at which knot {@code i} lies. */
    public static double input(int i) {
        return i / (double) (KNOTS - 1);
    }

    Recipe.Operation operation() {
        Map<String, Double> numbers = new HashMap<>();
        for (int i = 0; i < KNOTS; i++) {
            numbers.put("curve" + i, curve.get(i));
            numbers.put("lift" + i, lift.get(i));
        }
        numbers.put("saturation", saturation);
        return new Recipe.Operation(OPERATION, numbers);
    }

    static ToneCurve of(Recipe.Operation operation) {
        return new ToneCurve(
                IntStream.range(0, KNOTS)
                        .mapToObj(i -> operation.number("curve" + i))
                        .toList(),
                IntStream.range(0, KNOTS)
                        .mapToObj(i -> operation.number("lift" + i))
                        .toList(),
                operation.number("saturation"));
    }

    boolean lifts() {
        return lift.stream().anyMatch(amount -> amount != 0);
    }

    /** How much noise grows: the mean factor on brightness over the photo's pixels. */
    double steepness(Thumbnail thumbnail) {
        double[] outputs = curveTable(NOISE_STEPS);
        double[] lifts = liftTable(NOISE_STEPS);
        double sum = 0;
        for (int i = 0; i < thumbnail.count(); i++) {
            double p = Math.max(2.0 / NOISE_STEPS, Math.min(1, thumbnail.brightness(i)));
            int step = (int) (p * NOISE_STEPS);
            sum += (outputs[step] + lifts[step]) / p;
        }
        return sum / thumbnail.count();
    }

    /** The curve at {@code steps + 1} even inputs. */
    double[] curveTable(int steps) {
        return table(curve, steps);
    }

    /** The lift at {@code steps + 1} even inputs. */
    double[] liftTable(int steps) {
        return table(lift, steps);
    }

    /** Smooth between knots, and rising or falling only where the knots do (Fritsch and Carlson, 1980). */
    private static double[] table(List<Double> knots, int steps) {
        double[] slopes = slopes(knots);
        double[] out = new double[steps + 1];
        for (int i = 0; i <= steps; i++) {
            double x = i * (KNOTS - 1.0) / steps;
            int k = Math.min(KNOTS - 2, (int) x);
            double t = x - k;
            double t2 = t * t;
            double t3 = t2 * t;
            out[i] = (2 * t3 - 3 * t2 + 1) * knots.get(k)
                    + (t3 - 2 * t2 + t) * slopes[k]
                    + (3 * t2 - 2 * t3) * knots.get(k + 1)
                    + (t3 - t2) * slopes[k + 1];
        }
        return out;
    }

    private static double[] slopes(List<Double> knots) {
        double[] steps = new double[KNOTS - 1];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = knots.get(i + 1) - knots.get(i);
        }
        double[] slopes = new double[KNOTS];
        slopes[0] = steps[0];
        slopes[KNOTS - 1] = steps[KNOTS - 2];
        for (int i = 1; i < KNOTS - 1; i++) {
            double product = steps[i - 1] * steps[i];
            slopes[i] = product <= 0 ? 0 : 2 * product / (steps[i - 1] + steps[i]);
        }
        return slopes;
    }
}
