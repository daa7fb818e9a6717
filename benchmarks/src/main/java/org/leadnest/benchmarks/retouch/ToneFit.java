package org.leadnest.benchmarks.retouch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.leadnest.retouch.render.AreaFeatures;
import org.leadnest.retouch.render.AreaNetwork;
import org.leadnest.retouch.render.BaseLayer;
import org.leadnest.retouch.render.Srgb;
import org.leadnest.retouch.render.Thumbnail;
import org.leadnest.retouch.render.ToneFeatures;

/**
 * Fits the network that gives every place its factor and saturation, on some places of each photo. The cost is the
 * squared error of the roots of linear red, green and blue over the photo's own error, so that it is decibels that count.
 */
final class ToneFit {
    private static final int PLACES = 40;
    private static final int BATCH = 24;
    private static final double AS_GOOD = 4e-4;
    private static final int DROPPED_ONE_IN = 40;

    private final List<Sample> samples = new ArrayList<>();
    private final Random random;

    /** @param seen linear red, green, blue of each place; {@code wanted} the roots of those of the good photo */
    private record Sample(float[] whole, float[] places, float[] seen, float[] wanted) {}

    ToneFit(Random random) {
        this.random = random;
    }

    void add(Thumbnail balanced, Picture good) {
        BaseLayer base = BaseLayer.of(balanced);
        AreaFeatures features = new AreaFeatures(balanced, base);
        float[][] planes = {balanced.red(), balanced.green(), balanced.blue()};
        float[] places = new float[PLACES * AreaFeatures.COUNT];
        float[] seen = new float[PLACES * 3];
        float[] wanted = new float[PLACES * 3];
        for (int place = 0; place < PLACES; place++) {
            int i = random.nextInt(balanced.count());
            features.at(i, places, place * AreaFeatures.COUNT);
            for (int c = 0; c < 3; c++) {
                seen[place * 3 + c] = planes[c][i];
                wanted[place * 3 + c] = (float) Math.sqrt(good.rgb()[c][i]);
            }
        }
        samples.add(new Sample(ColorFit.floats(ToneFeatures.of(balanced, base)), places, seen, wanted));
    }

    int count() {
        return samples.size();
    }

    AreaNetwork fit(int passes) {
        AreaWeights weights =
                new AreaWeights(samples.stream().map(Sample::whole).toList(), random);
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, samples.size()).boxed().toList());
        for (int pass = 0; pass < passes; pass++) {
            Collections.shuffle(order, random);
            double rate = 2.5e-3 * 0.5 * (1 + Math.cos(Math.PI * pass / passes)) + 2e-5;
            int taken = 0;
            for (int id : order) {
                learn(samples.get(id), weights);
                if (++taken % BATCH == 0) {
                    weights.step(rate, BATCH);
                }
            }
        }
        return weights.network();
    }

    private void learn(Sample sample, AreaWeights weights) {
        float[] normal = weights.normal(sample.whole());
        for (int i = 0; i < normal.length; i++) {
            normal[i] = random.nextInt(DROPPED_ONE_IN) == 0 ? 0 : normal[i];
        }
        AreaWeights.Pass pass = weights.pass(normal, sample.places(), PLACES);
        float[][] slopes = new float[PLACES][2];
        double error = 0;
        for (int place = 0; place < PLACES; place++) {
            error += slopes(sample, place, pass.outputs()[place], slopes[place]);
        }
        float weight = (float) (1 / (error / (3 * PLACES) + AS_GOOD) / (3 * PLACES));
        for (float[] slope : slopes) {
            slope[0] *= weight;
            slope[1] *= weight;
        }
        weights.back(normal, sample.places(), pass, slopes);
    }

    /** Fills the cost's derivatives by the two outputs; gives the place's squared error. */
    private static double slopes(Sample sample, int place, float[] outputs, float[] slopes) {
        float log = Math.max(-2.5f, Math.min(2.5f, outputs[0]));
        float saturation = 1 + Math.max(-0.8f, Math.min(1.2f, outputs[1]));
        float gain = (float) Math.exp(2 * log);
        int at = place * 3;
        float[] seen = Arrays.copyOfRange(sample.seen(), at, at + 3);
        float grey = (float) Srgb.luminance(seen[0], seen[1], seen[2]);
        double error = 0;
        for (int c = 0; c < 3; c++) {
            float root = (float) Math.sqrt(Math.max(1e-5f, gain * (grey + saturation * (seen[c] - grey))));
            float off = Math.min(1, root) - sample.wanted()[at + c];
            error += off * off;
            if (root <= 1 || off > 0) {
                float reached = Math.min(1, root);
                slopes[0] += 2 * off * Math.max(0.02f, reached);
                slopes[1] += off * gain * (seen[c] - grey) / Math.max(0.03f, reached);
            }
        }
        return error;
    }
}
