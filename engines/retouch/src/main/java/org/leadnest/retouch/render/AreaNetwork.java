package org.leadnest.retouch.render;

/**
 * A small fitted network that is asked once for every place of a photo. What it knows of the whole photo goes in once
 * and is shared; then two hidden layers of leaky rectifiers. Immutable. Sums are taken in one fixed order.
 *
 * @param whole weights of the photo's features, one row for each feature
 * @param local weights of the place's features, one row for each feature
 * @param second weights of the second layer, one row for each unit of the first
 * @param output the two outputs' weights: logarithm of the factor on brightness, and change of saturation
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record AreaNetwork(
        double[] shift,
        double[] scale,
        float[][] whole,
        float[][] local,
        float[] bias,
        float[][] second,
        float[] secondBias,
        float[][] output,
        float[] outputBias) {
    static final double LEAK = SmallNetwork.LEAK;

    private static final float LEAST_LOG = -1.4f;
    private static final float MOST_LOG = 2;
    private static final float LEAST_SATURATION = -0.8f;
    private static final float MOST_SATURATION = 1.2f;

    /** What the whole photo adds to each unit of the first layer. */
    float[] shared(double[] features) {
        float[] sums = bias.clone();
        for (int i = 0; i < features.length; i++) {
            double normal = (features[i] - shift[i]) * scale[i];
            float x = (float) Math.max(-SmallNetwork.FARTHEST, Math.min(SmallNetwork.FARTHEST, normal));
            for (int h = 0; h < sums.length; h++) {
                sums[h] += whole[i][h] * x;
            }
        }
        return sums;
    }

    /** Planes of the two outputs, held inside of what a correction may be. */
    float[][] apply(double[] features, AreaFeatures places) {
        float[] shared = shared(features);
        int count = places.brightness().length;
        float[][] out = new float[2][count];
        float[] place = new float[AreaFeatures.COUNT];
        float[] first = new float[shared.length];
        float[] then = new float[secondBias.length];
        for (int i = 0; i < count; i++) {
            places.at(i, place, 0);
            layer(shared, local, place, first);
            layer(secondBias, second, first, then);
            out[0][i] = Math.max(LEAST_LOG, Math.min(MOST_LOG, sum(0, then)));
            out[1][i] = Math.max(LEAST_SATURATION, Math.min(MOST_SATURATION, sum(1, then)));
        }
        return out;
    }

    private static void layer(float[] start, float[][] weights, float[] in, float[] out) {
        System.arraycopy(start, 0, out, 0, out.length);
        for (int i = 0; i < in.length; i++) {
            float x = in[i];
            float[] row = weights[i];
            for (int h = 0; h < out.length; h++) {
                out[h] += row[h] * x;
            }
        }
        for (int h = 0; h < out.length; h++) {
            out[h] = Math.max(out[h], (float) LEAK * out[h]);
        }
    }

    private float sum(int which, float[] units) {
        float sum = outputBias[which];
        for (int i = 0; i < units.length; i++) {
            sum += output[which][i] * units[i];
        }
        return sum;
    }
}
