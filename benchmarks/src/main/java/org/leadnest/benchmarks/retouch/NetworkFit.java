package org.leadnest.benchmarks.retouch;

import java.util.List;
import java.util.Random;
import org.leadnest.retouch.render.SmallNetwork;

/** Fits a {@link SmallNetwork} by Adam (Kingma and Ba, 2015) in minibatches, one thread, reproducible by its seed. */
final class NetworkFit {
    private static final int BATCH = 32;
    private static final double DECAY = 2e-5;

    private final int inputs;
    private final int middle;
    private final int outputs;
    private final double[] shift;
    private final double[] scale;
    private final double[] weights;
    private final double[] gradient;
    private final double[] first;
    private final double[] second;
    private final double dropout;
    private final Random random;
    private long steps;

    /** What the outputs cost for one sample, and how they should move. */
    interface Cost {
        /** Adds the derivative of the cost by each output to {@code slopes}. */
        void slopes(int sample, double[] outputs, double[] slopes);
    }

    NetworkFit(List<float[]> samples, int middle, int outputs, double dropout, long seed) {
        inputs = samples.getFirst().length;
        this.middle = middle;
        this.outputs = outputs;
        this.dropout = dropout;
        random = new Random(seed);
        shift = new double[inputs];
        scale = new double[inputs];
        standardise(samples);
        int count = middle * (inputs + 1) + outputs * (middle + 1);
        weights = new double[count];
        gradient = new double[count];
        first = new double[count];
        second = new double[count];
        for (int i = 0; i < middle * inputs; i++) {
            weights[i] = random.nextGaussian() * Math.sqrt(1.5 / inputs);
        }
        for (int i = 0; i < outputs * middle; i++) {
            weights[middle * (inputs + 1) + i] = random.nextGaussian() * 0.01;
        }
    }

    private void standardise(List<float[]> samples) {
        for (int i = 0; i < inputs; i++) {
            double sum = 0;
            double squares = 0;
            for (float[] s : samples) {
                sum += s[i];
                squares += s[i] * s[i];
            }
            shift[i] = sum / samples.size();
            double variance = squares / samples.size() - shift[i] * shift[i];
            scale[i] = 1 / Math.sqrt(Math.max(1e-6, variance));
        }
    }

    /** One pass over all samples in random order. */
    void pass(List<float[]> samples, Cost cost, double rate) {
        int[] order = random.ints(0, samples.size()).limit(samples.size()).toArray();
        double[] normal = new double[inputs];
        double[] hidden = new double[middle];
        double[] out = new double[outputs];
        double[] slopes = new double[outputs];
        for (int at = 0; at < order.length; at++) {
            forward(samples.get(order[at]), normal, hidden, out, true);
            java.util.Arrays.fill(slopes, 0);
            cost.slopes(order[at], out, slopes);
            backward(normal, hidden, slopes);
            if (at % BATCH == BATCH - 1) {
                step(rate);
            }
        }
    }

    private void forward(float[] sample, double[] normal, double[] hidden, double[] out, boolean fitting) {
        for (int i = 0; i < inputs; i++) {
            double v = (sample[i] - shift[i]) * scale[i];
            normal[i] = Math.max(-SmallNetwork.FARTHEST, Math.min(SmallNetwork.FARTHEST, v));
            if (fitting && dropout > 0 && random.nextDouble() < dropout) {
                normal[i] = 0;
            }
        }
        int biases = middle * inputs;
        for (int m = 0; m < middle; m++) {
            double sum = weights[biases + m];
            for (int i = 0; i < inputs; i++) {
                sum += weights[m * inputs + i] * normal[i];
            }
            hidden[m] = sum > 0 ? sum : SmallNetwork.LEAK * sum;
        }
        int start = middle * (inputs + 1);
        for (int o = 0; o < outputs; o++) {
            double sum = weights[start + outputs * middle + o];
            for (int m = 0; m < middle; m++) {
                sum += weights[start + o * middle + m] * hidden[m];
            }
            out[o] = sum;
        }
    }

    private void backward(double[] normal, double[] hidden, double[] slopes) {
        int start = middle * (inputs + 1);
        for (int o = 0; o < outputs; o++) {
            gradient[start + outputs * middle + o] += slopes[o];
        }
        for (int m = 0; m < middle; m++) {
            double back = 0;
            for (int o = 0; o < outputs; o++) {
                gradient[start + o * middle + m] += slopes[o] * hidden[m];
                back += slopes[o] * weights[start + o * middle + m];
            }
            back *= hidden[m] > 0 ? 1 : SmallNetwork.LEAK;
            gradient[middle * inputs + m] += back;
            for (int i = 0; i < inputs; i++) {
                gradient[m * inputs + i] += back * normal[i];
            }
        }
    }

    private void step(double rate) {
        steps++;
        double firstScale = 1 / (1 - Math.pow(0.9, steps));
        double secondScale = 1 / (1 - Math.pow(0.999, steps));
        for (int i = 0; i < weights.length; i++) {
            double g = gradient[i] / BATCH + DECAY * weights[i];
            gradient[i] = 0;
            first[i] = 0.9 * first[i] + 0.1 * g;
            second[i] = 0.999 * second[i] + 0.001 * g * g;
            weights[i] -= rate * first[i] * firstScale / (Math.sqrt(second[i] * secondScale) + 1e-8);
        }
    }

    SmallNetwork network() {
        double[][] hidden = new double[middle][];
        for (int m = 0; m < middle; m++) {
            hidden[m] = java.util.Arrays.copyOfRange(weights, m * inputs, (m + 1) * inputs);
        }
        int biases = middle * inputs;
        int start = middle * (inputs + 1);
        double[][] output = new double[outputs][];
        for (int o = 0; o < outputs; o++) {
            output[o] = java.util.Arrays.copyOfRange(weights, start + o * middle, start + (o + 1) * middle);
        }
        return new SmallNetwork(
                shift,
                scale,
                hidden,
                java.util.Arrays.copyOfRange(weights, biases, biases + middle),
                output,
                java.util.Arrays.copyOfRange(weights, start + outputs * middle, weights.length));
    }
}
