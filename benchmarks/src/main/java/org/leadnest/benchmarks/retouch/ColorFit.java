package org.leadnest.benchmarks.retouch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.leadnest.retouch.render.ColorFeatures;
import org.leadnest.retouch.render.SmallNetwork;
import org.leadnest.retouch.render.Thumbnail;

/** Fits the network that sees casts. */
final class ColorFit {
    private static final int MIDDLE = 24;
    private static final double EQUAL_BELOW = 0.03;

    private final List<float[]> inputs = new ArrayList<>();
    private final List<double[]> casts = new ArrayList<>();

    void add(Thumbnail seen, Picture good) {
        inputs.add(floats(ColorFeatures.of(seen)));
        casts.add(cast(seen, good));
    }

    static float[] floats(double[] values) {
        float[] out = new float[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) values[i];
        }
        return out;
    }

    /** Median logarithms of red/green and blue/green of what is seen against what is good, in linear light. */
    static double[] cast(Thumbnail seen, Picture good) {
        float[][] planes = {seen.red(), seen.green(), seen.blue()};
        double[] medians = new double[3];
        for (int c = 0; c < 3; c++) {
            double[] ratios = new double[good.count()];
            int count = 0;
            for (int i = 0; i < ratios.length; i++) {
                if (usable(planes, i) && usable(good.rgb(), i)) {
                    ratios[count++] = Math.log(planes[c][i] / good.rgb()[c][i]);
                }
            }
            Arrays.sort(ratios, 0, count);
            medians[c] = count < 50 ? 0 : ratios[count / 2];
        }
        return new double[] {medians[0] - medians[1], medians[2] - medians[1]};
    }

    private static boolean usable(float[][] planes, int i) {
        float top = Math.max(planes[0][i], Math.max(planes[1][i], planes[2][i]));
        float low = Math.min(planes[0][i], Math.min(planes[1][i], planes[2][i]));
        return top < 0.9f && low > 0.005f;
    }

    int count() {
        return inputs.size();
    }

    SmallNetwork fit(int passes) {
        NetworkFit fit = new NetworkFit(inputs, MIDDLE, 2, 0.03, 11);
        for (int pass = 0; pass < passes; pass++) {
            double rate = 2e-3 * 0.5 * (1 + Math.cos(Math.PI * pass / passes)) + 1e-5;
            fit.pass(inputs, this::slopes, rate);
        }
        return fit.network();
    }

    /** Squared error over its own size: the distance itself, so that a few photos far off do not decide. */
    private void slopes(int sample, double[] outputs, double[] slopes) {
        double[] cast = casts.get(sample);
        double du = outputs[0] - cast[0];
        double dv = outputs[1] - cast[1];
        double weight = 1 / (Math.hypot(du, dv) + EQUAL_BELOW);
        slopes[0] = du * weight;
        slopes[1] = dv * weight;
    }
}
