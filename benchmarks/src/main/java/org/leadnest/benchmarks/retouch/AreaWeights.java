package org.leadnest.benchmarks.retouch;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.leadnest.retouch.render.AreaFeatures;
import org.leadnest.retouch.render.AreaNetwork;
import org.leadnest.retouch.render.SmallNetwork;

/** The weights of an {@link AreaNetwork} while it is fitted by Adam (Kingma and Ba, 2015), in one flat array. */
final class AreaWeights {
    private static final int FIRST = 48;
    private static final int SECOND = 32;
    private static final int OUTPUTS = 2;
    private static final int PLACE = AreaFeatures.COUNT;
    private static final float DECAY = 3e-5f;

    private final int whole;
    private final double[] shift;
    private final double[] scale;
    private final float[] weights;
    private final float[] gradient;
    private final float[] mean;
    private final float[] square;
    private final int place;
    private final int bias;
    private final int second;
    private final int secondBias;
    private final int output;
    private long steps;

    /** What one forward pass left behind: both hidden layers and the outputs of every place. */
    record Pass(float[][] first, float[][] second, float[][] outputs) {}

    AreaWeights(List<float[]> samples, Random random) {
        whole = samples.getFirst().length;
        shift = new double[whole];
        scale = new double[whole];
        standardise(samples);
        place = whole * FIRST;
        bias = place + PLACE * FIRST;
        second = bias + FIRST;
        secondBias = second + FIRST * SECOND;
        output = secondBias + SECOND;
        int count = output + OUTPUTS * (SECOND + 1);
        weights = new float[count];
        gradient = new float[count];
        mean = new float[count];
        square = new float[count];
        fill(0, place, 0.7 / Math.sqrt(whole), random);
        fill(place, bias, 1 / Math.sqrt(PLACE), random);
        fill(second, secondBias, 1.3 / Math.sqrt(FIRST), random);
        fill(output, count, 0.01, random);
    }

    private void fill(int from, int to, double spread, Random random) {
        for (int i = from; i < to; i++) {
            weights[i] = (float) (random.nextGaussian() * spread);
        }
    }

    private void standardise(List<float[]> samples) {
        for (int i = 0; i < whole; i++) {
            double sum = 0;
            double squares = 0;
            for (float[] sample : samples) {
                sum += sample[i];
                squares += sample[i] * sample[i];
            }
            shift[i] = sum / samples.size();
            double variance = squares / samples.size() - shift[i] * shift[i];
            scale[i] = 1 / Math.sqrt(Math.max(1e-6, variance));
        }
    }

    float[] normal(float[] features) {
        float[] normal = new float[whole];
        for (int i = 0; i < whole; i++) {
            double v = (features[i] - shift[i]) * scale[i];
            normal[i] = (float) Math.max(-SmallNetwork.FARTHEST, Math.min(SmallNetwork.FARTHEST, v));
        }
        return normal;
    }

    Pass pass(float[] normal, float[] places, int count) {
        float[] shared = layer(Arrays.copyOfRange(weights, bias, bias + FIRST), normal, 0, whole, 0);
        Pass pass = new Pass(new float[count][], new float[count][], new float[count][OUTPUTS]);
        for (int p = 0; p < count; p++) {
            pass.first[p] = rectified(layer(shared.clone(), places, p * PLACE, PLACE, place));
            float[] then = Arrays.copyOfRange(weights, secondBias, secondBias + SECOND);
            pass.second[p] = rectified(layer(then, pass.first[p], 0, FIRST, second));
            for (int o = 0; o < OUTPUTS; o++) {
                int at = output + o * (SECOND + 1);
                float sum = weights[at + SECOND];
                for (int j = 0; j < SECOND; j++) {
                    sum += weights[at + j] * pass.second[p][j];
                }
                pass.outputs[p][o] = sum;
            }
        }
        return pass;
    }

    /** Adds to {@code sums} the {@code count} inputs from {@code from} on, each with its row of weights. */
    private float[] layer(float[] sums, float[] inputs, int from, int count, int at) {
        for (int i = 0; i < count; i++) {
            float x = inputs[from + i];
            int row = at + i * sums.length;
            for (int h = 0; h < sums.length; h++) {
                sums[h] += weights[row + h] * x;
            }
        }
        return sums;
    }

    private static float[] rectified(float[] sums) {
        for (int h = 0; h < sums.length; h++) {
            sums[h] = Math.max(sums[h], (float) SmallNetwork.LEAK * sums[h]);
        }
        return sums;
    }

    void back(float[] normal, float[] places, Pass pass, float[][] slopes) {
        float[] shared = new float[FIRST];
        for (int p = 0; p < slopes.length; p++) {
            float[] then = new float[SECOND];
            for (int o = 0; o < OUTPUTS; o++) {
                int at = output + o * (SECOND + 1);
                gradient[at + SECOND] += slopes[p][o];
                for (int j = 0; j < SECOND; j++) {
                    gradient[at + j] += slopes[p][o] * pass.second[p][j];
                    then[j] += slopes[p][o] * weights[at + j];
                }
            }
            float[] first = new float[FIRST];
            layerBack(bent(then, pass.second[p]), pass.first[p], 0, FIRST, second, first);
            add(then, secondBias);
            layerBack(bent(first, pass.first[p]), places, p * PLACE, PLACE, place, null);
            for (int h = 0; h < FIRST; h++) {
                shared[h] += first[h];
            }
        }
        add(shared, bias);
        layerBack(shared, normal, 0, whole, 0, null);
    }

    private static float[] bent(float[] slopes, float[] units) {
        for (int h = 0; h < slopes.length; h++) {
            slopes[h] *= units[h] > 0 ? 1 : (float) SmallNetwork.LEAK;
        }
        return slopes;
    }

    private void add(float[] slopes, int at) {
        for (int h = 0; h < slopes.length; h++) {
            gradient[at + h] += slopes[h];
        }
    }

    private void layerBack(
            float[] slopes,
            float[] inputs,
            int from,
            int count,
            int at,
            float @org.jspecify.annotations.Nullable [] out) {
        for (int i = 0; i < count; i++) {
            float x = inputs[from + i];
            int row = at + i * slopes.length;
            float sum = 0;
            for (int h = 0; h < slopes.length; h++) {
                gradient[row + h] += x * slopes[h];
                sum += weights[row + h] * slopes[h];
            }
            if (out != null) {
                out[i] = sum;
            }
        }
    }

    void step(double rate, int batch) {
        steps++;
        double meanScale = 1 / (1 - Math.pow(0.9, steps));
        double squareScale = 1 / (1 - Math.pow(0.999, steps));
        for (int i = 0; i < weights.length; i++) {
            float g = gradient[i] / batch + DECAY * weights[i];
            gradient[i] = 0;
            mean[i] = 0.9f * mean[i] + 0.1f * g;
            square[i] = 0.999f * square[i] + 0.001f * g * g;
            weights[i] -= (float) (rate * mean[i] * meanScale / (Math.sqrt(square[i] * squareScale) + 1e-8));
        }
    }

    AreaNetwork network() {
        float[][] outputs = new float[OUTPUTS][];
        float[] outputBias = new float[OUTPUTS];
        for (int o = 0; o < OUTPUTS; o++) {
            int at = output + o * (SECOND + 1);
            outputs[o] = Arrays.copyOfRange(weights, at, at + SECOND);
            outputBias[o] = weights[at + SECOND];
        }
        return new AreaNetwork(
                shift,
                scale,
                rows(0, whole, FIRST),
                rows(place, PLACE, FIRST),
                Arrays.copyOfRange(weights, bias, bias + FIRST),
                rows(second, FIRST, SECOND),
                Arrays.copyOfRange(weights, secondBias, secondBias + SECOND),
                outputs,
                outputBias);
    }

    private float[][] rows(int from, int count, int length) {
        float[][] rows = new float[count][];
        for (int i = 0; i < count; i++) {
            rows[i] = Arrays.copyOfRange(weights, from + i * length, from + (i + 1) * length);
        }
        return rows;
    }
}
