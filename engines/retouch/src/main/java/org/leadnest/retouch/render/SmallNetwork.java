package org.leadnest.retouch.render;

import java.util.Arrays;

/**
 * A small fitted network: standardised inputs, one hidden layer of leaky rectifiers, linear outputs. Immutable. Only
 * additions, multiplications and comparisons, so that every machine computes the same numbers.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SmallNetwork(
        double[] shift,
        double[] scale,
        double[][] hidden,
        double[] hiddenBias,
        double[][] output,
        double[] outputBias) {
    /** Slope of the rectifier below zero. */
    public static final double LEAK = 0.1;

    /** A standardised input further out than this lies outside of what was fitted. */
    public static final double FARTHEST = 4;

    /** The outputs for {@code inputs}, which must be as many as the network was fitted with. */
    public double[] apply(double[] inputs) {
        double[] normal = standardised(inputs);
        double[] middle = new double[hidden.length];
        for (int i = 0; i < middle.length; i++) {
            double sum = hiddenBias[i] + dot(hidden[i], normal);
            middle[i] = sum > 0 ? sum : LEAK * sum;
        }
        double[] outputs = new double[output.length];
        Arrays.setAll(outputs, i -> outputBias[i] + dot(output[i], middle));
        return outputs;
    }

    private double[] standardised(double[] inputs) {
        if (inputs.length != shift.length) {
            throw new IllegalArgumentException(
                    "the network needs " + shift.length + " inputs but was given " + inputs.length);
        }
        double[] normal = new double[inputs.length];
        for (int i = 0; i < normal.length; i++) {
            normal[i] = Math.max(-FARTHEST, Math.min(FARTHEST, (inputs[i] - shift[i]) * scale[i]));
        }
        return normal;
    }

    private static double dot(double[] weights, double[] values) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * values[i];
        }
        return sum;
    }
}
