package org.leadnest.retouch.render;

/** Parameters are rounded before they are used, so that a recipe in print says exactly what was done. */
final class Rounding {
    private static final double STEPS = 1e5;

    private Rounding() {}

    static double of(double value) {
        return Math.rint(value * STEPS) / STEPS + 0.0; // + 0.0 makes -0 a plain 0
    }
}
