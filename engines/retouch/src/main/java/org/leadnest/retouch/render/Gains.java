package org.leadnest.retouch.render;

import java.util.Map;
import org.leadnest.retouch.Recipe;

/** White balance as factors on linear light; a grey keeps its luminance. */
public record Gains(double red, double green, double blue) {
    static final String OPERATION = "white-balance";
    static final Gains NONE = new Gains(1, 1, 1);
    /** Natural logarithm of a channel's gain at full warmth: about 1,200 kelvin at 5,500. */
    private static final double WARMEST = 0.16;

    /** Gains that undo a cast given as natural logarithms of red/green and blue/green. */
    public static Gains against(double logRedGreen, double logBlueGreen) {
        double red = Math.exp(-logRedGreen);
        double blue = Math.exp(-logBlueGreen);
        double scale = 1 / Srgb.luminance(red, 1, blue);
        return new Gains(Rounding.of(red * scale), Rounding.of(scale), Rounding.of(blue * scale));
    }

    /** These gains with warmer light, -1 to 1; a grey keeps its luminance. */
    Gains warmer(double warmth) {
        if (warmth == 0) {
            return this;
        }
        double r = red * StrictMath.exp(WARMEST * warmth);
        double b = blue * StrictMath.exp(-WARMEST * warmth);
        double scale = Srgb.luminance(red, green, blue) / Srgb.luminance(r, green, b);
        return new Gains(Rounding.of(r * scale), Rounding.of(green * scale), Rounding.of(b * scale));
    }

    double largest() {
        return Math.max(red, Math.max(green, blue));
    }

    boolean isNone() {
        return red == 1 && green == 1 && blue == 1;
    }

    Recipe.Operation operation() {
        return new Recipe.Operation(OPERATION, Map.of("red", red, "green", green, "blue", blue));
    }

    static Gains of(Recipe recipe) {
        return recipe.operation(OPERATION)
                .map(o -> new Gains(o.number("red"), o.number("green"), o.number("blue")))
                .orElse(NONE);
    }
}
