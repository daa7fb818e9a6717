package org.leadnest.retouch.render;

import java.util.Map;
import org.leadnest.retouch.Recipe;

/**
 * How a lens bends straight lines, by the division model of one coefficient (Fitzgibbon, 2001): what the photo shows at the
 * radius {@code r} from its centre lies straight at {@code r / (1 + k1 r²)}. Radii here are in half diagonals of the frame,
 * so that {@code k1} is the share by which a corner moves: below 0 lines bulge outwards (barrel), above 0 inwards.
 *
 * @param k1 between -{@link #LARGEST} and {@link #LARGEST}
 */
public record Lens(double k1) {
    static final String OPERATION = "lens";

    /** The most that is put right: such a lens is a mild one, and a wrong guess does little. */
    static final double LARGEST = 0.04;

    static final Lens NONE = new Lens(0);

    public Lens {
        if (!(Math.abs(k1) <= LARGEST)) {
            throw new IllegalArgumentException("k1 should be between -0.04 and 0.04 but was " + k1);
        }
    }

    Recipe.Operation operation() {
        return new Recipe.Operation(OPERATION, Map.of("k1", k1));
    }

    /** The recipe's lens; {@link #NONE} when it leaves lines as they are. */
    static Lens of(Recipe recipe) {
        return recipe.operation(OPERATION).map(o -> new Lens(o.number("k1"))).orElse(NONE);
    }

    boolean isNone() {
        return k1 == 0;
    }

    /** What a place seen at a radius whose square is {@code squared} is multiplied by to lie where it would straight. */
    double straight(double squared) {
        return 1 / (1 + k1 * squared);
    }

    /** The other way: what a straight place is multiplied by to lie where the photo shows it. */
    double seen(double squared) {
        return 2 / (1 + Math.sqrt(1 - 4 * k1 * squared));
    }

    /**
     * Half the size of the largest upright box, centred, that the photo fills once its lines are straight.
     *
     * @param width size of the frame, and {@code height}, in one unit
     */
    double[] filled(double width, double height) {
        double across = width * width / (width * width + height * height);
        double nearest = k1 > 0 ? 1 : across;
        double lowest = k1 > 0 ? 1 : 1 - across;
        return new double[] {width / 2 * straight(nearest), height / 2 * straight(lowest)};
    }
}
