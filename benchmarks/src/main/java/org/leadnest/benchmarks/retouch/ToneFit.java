package org.leadnest.benchmarks.retouch;

import java.util.ArrayList;
import java.util.List;
import org.leadnest.retouch.render.BaseLayer;
import org.leadnest.retouch.render.SmallNetwork;
import org.leadnest.retouch.render.Thumbnail;
import org.leadnest.retouch.render.ToneCurve;
import org.leadnest.retouch.render.ToneFeatures;

/**
 * Fits the network that gives tone curves. The squared error of brightness is a quadratic form of the knots for each
 * sample (a pixel's outcome is linear in them), so the picture itself is needed only once.
 */
final class ToneFit {
    private static final int K = ToneCurve.KNOTS;
    private static final int MIDDLE = 36;
    private static final double NEEDED = 0.0012;
    private static final double LIFT_COST = 2e-4;
    private static final double ROUGH_COST = 2e-4;

    private final List<float[]> inputs = new ArrayList<>();
    private final List<Form> forms = new ArrayList<>();

    /** Mean squared error of brightness = k'Ak - 2b'k + c for the knots k: K of the curve, K of the lift. */
    private record Form(float[] a, float[] b, double c, double saturation, boolean needed) {}

    void add(Thumbnail balanced, Picture good) {
        BaseLayer base = BaseLayer.of(balanced);
        inputs.add(ColorFit.floats(ToneFeatures.of(balanced, base)));
        forms.add(form(balanced, base, good));
    }

    private static Form form(Thumbnail seen, BaseLayer base, Picture good) {
        int n = 2 * K;
        double[] a = new double[n * n];
        double[] b = new double[n];
        double c = 0;
        double same = 0;
        double[] row = new double[n];
        int[] at = new int[4];
        for (int i = 0; i < seen.count(); i++) {
            float p = Math.min(1, seen.brightness(i));
            float q = good.brightness(i);
            double s = Math.max(ToneCurve.DARKEST_SURROUNDINGS, Math.min(1, base.at(i, p)));
            hats(p, 1, 0, row, at, 0);
            hats(s, p / s, K, row, at, 2);
            for (int x : at) {
                b[x] += row[x] * q;
                for (int y : at) {
                    a[x * n + y] += row[x] * row[y];
                }
            }
            c += q * q;
            same += (p - q) * (p - q);
        }
        double scale = 1.0 / seen.count();
        for (int i = 0; i < a.length; i++) {
            a[i] *= scale;
        }
        for (int i = 0; i < n; i++) {
            b[i] *= scale;
        }
        return new Form(
                ColorFit.floats(a), ColorFit.floats(b), c * scale, saturation(seen, good), same * scale > NEEDED);
    }

    private static void hats(double x, double weight, int offset, double[] row, int[] at, int slot) {
        int k = Math.min(K - 2, (int) (x * (K - 1)));
        double t = x * (K - 1) - k;
        row[offset + k] = weight * (1 - t);
        row[offset + k + 1] = weight * t;
        at[slot] = offset + k;
        at[slot + 1] = offset + k + 1;
    }

    /** The factor on colourfulness, relative to luminance, that comes closest to the good photo. */
    private static double saturation(Thumbnail seen, Picture good) {
        double product = 0;
        double squares = 1e-6;
        float[][] planes = {seen.red(), seen.green(), seen.blue()};
        for (int i = 0; i < seen.count(); i++) {
            double y = seen.brightness(i) * seen.brightness(i) + 1e-3;
            double q = good.brightness(i) * good.brightness(i) + 1e-3;
            for (int c = 0; c < 3; c++) {
                double own = planes[c][i] / y - 1;
                double wanted = good.rgb()[c][i] / q - 1;
                product += own * wanted * q;
                squares += own * own * q;
            }
        }
        return Math.max(0.6, Math.min(1.8, product / squares));
    }

    SmallNetwork fit(int passes) {
        NetworkFit fit = new NetworkFit(inputs, MIDDLE, 2 * K + 2, 0.02, 12);
        for (int pass = 0; pass < passes; pass++) {
            double rate = 2e-3 * 0.5 * (1 + Math.cos(Math.PI * pass / passes)) + 1e-5;
            fit.pass(inputs, this::slopes, rate);
        }
        return fit.network();
    }

    private void slopes(int sample, double[] outputs, double[] slopes) {
        Form form = forms.get(sample);
        int n = 2 * K;
        double[] knots = new double[n];
        for (int i = 0; i < n; i++) {
            knots[i] = outputs[i] + (i < K ? ToneCurve.input(i) : 0);
        }
        double error = form.c();
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int j = 0; j < n; j++) {
                sum += form.a()[i * n + j] * knots[j];
            }
            slopes[i] = 2 * (sum - form.b()[i]);
            error += knots[i] * (sum - 2 * form.b()[i]);
        }
        double weight = 1 / (Math.max(0, error) + 0.0015);
        for (int i = 0; i < n; i++) {
            slopes[i] = slopes[i] * weight * 0.5 + (i < K ? 0 : LIFT_COST * weight * outputs[i]);
        }
        for (int block = 0; block < n; block += K) {
            for (int i = block + 1; i < block + K - 1; i++) {
                double bend = ROUGH_COST * weight * (outputs[i - 1] - 2 * outputs[i] + outputs[i + 1]);
                slopes[i - 1] += bend;
                slopes[i] -= 2 * bend;
                slopes[i + 1] += bend;
            }
        }
        slopes[n] = 0.3 * (outputs[n] + 1 - form.saturation());
        slopes[n + 1] = 0.1 * (1 / (1 + Math.exp(-outputs[n + 1])) - (form.needed() ? 1 : 0));
    }
}
