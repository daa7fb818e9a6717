package org.leadnest.retouch.render;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.leadnest.retouch.Recipe;

/**
 * A rising curve on brightness (square root of luminance, 0 to 1), through knots at even distances.
 *
 * @param knots output at 0, 1/8 … 1
 * @param local how much of the curve follows the surroundings instead of the pixel itself, 0 to 1: local contrast stays
 *     where the curve alone would flatten it
 * @param saturation factor on the distance of a colour from its grey
 */
public record ToneCurve(List<Double> knots, double local, double saturation) {
    public static final int KNOTS = 9;
    static final String OPERATION = "tone";
    /** Below this slope a curve would turn texture into flat grey. */
    private static final double SLOPE_FLOOR = 0.25;

    /** The curve that changes nothing. */
    static final ToneCurve NONE = new ToneCurve(List.of(0.0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1.0), 0, 1);

    public ToneCurve {
        if (knots.size() != KNOTS) {
            throw new IllegalArgumentException("a tone curve needs " + KNOTS + " knots but has " + knots.size());
        }
        knots = List.copyOf(knots);
    }

    /** A curve through {@code outputs}, made to rise by at least the slope floor and to stay inside 0 to 1. */
    public static ToneCurve through(double[] outputs, double local, double saturation) {
        Double[] knots = new Double[KNOTS];
        double floor = SLOPE_FLOOR / (KNOTS - 1);
        double last = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < KNOTS; i++) {
            double least = i == 0 ? 0 : last + floor;
            double most = 1 - floor * (KNOTS - 1 - i);
            last = Math.max(least, Math.min(most, outputs[i]));
            knots[i] = Rounding.of(last);
        }
        return new ToneCurve(List.of(knots), Rounding.of(local), Rounding.of(saturation));
    }

    public static double knotInput(int i) {
        return i / (double) (KNOTS - 1);
    }

    Recipe.Operation operation() {
        Map<String, Double> numbers = new HashMap<>();
        for (int i = 0; i < KNOTS; i++) {
            numbers.put("knot" + i, knots.get(i));
        }
        numbers.put("local", local);
        numbers.put("saturation", saturation);
        return new Recipe.Operation(OPERATION, numbers);
    }

    static ToneCurve of(Recipe.Operation operation) {
        Double[] knots = new Double[KNOTS];
        for (int i = 0; i < KNOTS; i++) {
            knots[i] = operation.number("knot" + i);
        }
        return new ToneCurve(List.of(knots), operation.number("local"), operation.number("saturation"));
    }

    /** The curve at {@code steps + 1} even inputs, smooth and monotone between knots (Fritsch and Carlson, 1980). */
    public double[] table(int steps) {
        double[] slopes = slopes();
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

    private double[] slopes() {
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
