package org.leadnest.benchmarks.retouch;

import java.util.ArrayList;
import java.util.List;
import org.leadnest.retouch.render.SmallNetwork;

/** Fits a network whose one output is a logit: does what another network wants help this photo? */
final class TrustFit {
    private static final int MIDDLE = 14;

    private final List<float[]> inputs = new ArrayList<>();
    private final List<Boolean> helped = new ArrayList<>();

    void add(double[] judged, boolean helps) {
        inputs.add(ColorFit.floats(judged));
        helped.add(helps);
    }

    SmallNetwork fit(int passes) {
        NetworkFit fit = new NetworkFit(inputs, MIDDLE, 1, 0.02, 13);
        for (int pass = 0; pass < passes; pass++) {
            double rate = 2e-3 * 0.5 * (1 + Math.cos(Math.PI * pass / passes)) + 1e-5;
            fit.pass(inputs, (sample, out, slopes) -> slopes[0] = 1 / (1 + Math.exp(-out[0])) - wanted(sample), rate);
        }
        return fit.network();
    }

    private double wanted(int sample) {
        return helped.get(sample) ? 1 : 0;
    }

    /** The network with less trust in everything. */
    static SmallNetwork doubting(SmallNetwork network, double caution) {
        return new SmallNetwork(
                network.shift(),
                network.scale(),
                network.hidden(),
                network.hiddenBias(),
                network.output(),
                new double[] {network.outputBias()[0] - caution});
    }
}
