package org.leadnest.benchmarks.retouch;

import java.util.Random;
import org.leadnest.retouch.render.BaseLayer;
import org.leadnest.retouch.render.Srgb;

/**
 * What cameras and rooms do to a good photo, to judge by: on encoded values, channel by channel. Nothing is fitted on
 * it, so that a fit which only learns its own generator is seen.
 */
final class JudgeDegradations {
    private JudgeDegradations() {}

    /** The kinds that are measured apart. */
    enum Kind {
        CLEAN,
        CAST,
        DARK,
        BACKLIT,
        MIXED,
        LAMP,
        SHADED
    }

    static Picture of(Picture good, Kind kind, Random random) {
        Picture p = good.copy();
        switch (kind) {
            case CLEAN -> {}
            case CAST -> encodedCast(p, random);
            case DARK -> {
                double scale = uniform(random, 0.25, 0.6);
                p.encoded((v, c, i) -> v * scale);
            }
            case BACKLIT -> window(p, random);
            case LAMP -> lamp(p, random);
            case SHADED -> shaded(p, random);
            case MIXED -> {
                if (random.nextBoolean()) {
                    encodedCast(p, random);
                }
                double bend = uniform(random, -0.35, 0.35);
                double slope = uniform(random, 2.5, 6);
                double scale = uniform(random, 0.55, 1.1);
                p.encoded((v, c, i) -> {
                    double sigmoid = 1 / (1 + Math.exp(-slope * (v - 0.5 + bend)));
                    double low = 1 / (1 + Math.exp(-slope * (bend - 0.5)));
                    double high = 1 / (1 + Math.exp(-slope * (bend + 0.5)));
                    return scale * (0.5 * v + 0.5 * (sigmoid - low) / (high - low));
                });
            }
        }
        return p;
    }

    private static void encodedCast(Picture p, Random random) {
        double[] factors = {uniform(random, 0.75, 1), uniform(random, 0.85, 1), uniform(random, 0.55, 1)};
        if (random.nextInt(3) == 0) {
            double swap = factors[0];
            factors[0] = factors[2];
            factors[2] = swap;
        }
        p.encoded((v, c, i) -> v * factors[c]);
    }

    /** The camera saw a tinted light and clipped afterwards, so that what was white stays white. */
    private static void lamp(Picture p, Random random) {
        double[] factors = {uniform(random, 1, 1.15), 1, uniform(random, 0.72, 1)};
        if (random.nextInt(3) == 0) {
            double swap = factors[0];
            factors[0] = factors[2];
            factors[2] = swap;
        }
        double least = Math.min(factors[0], factors[2]);
        double exposure = uniform(random, 0.8, 1);
        p.encoded((v, c, i) -> Math.min(1, v * factors[c] / least) * exposure);
    }

    /** Dark by as much as its wide surroundings are dark, by a power of the encoded value. */
    private static void shaded(Picture p, Random random) {
        int w = p.widthPx();
        int h = p.heightPx();
        float[] top = new float[p.count()];
        for (int i = 0; i < top.length; i++) {
            top[i] = (float) Srgb.fromLinear(Math.max(p.rgb()[0][i], Math.max(p.rgb()[1][i], p.rgb()[2][i])));
        }
        float[] wide = BaseLayer.boxed(BaseLayer.boxed(top, w, h, w / 24), w, h, w / 24);
        double middle = uniform(random, 0.55, 0.8);
        double power = uniform(random, 0.7, 1.7);
        p.encoded((v, c, i) -> {
            double dark = 1 / (1 + Math.exp(14 * (wide[i] - middle)));
            return Math.pow(v, 1 + power * dark) * (1 - 0.25 * dark);
        });
    }

    /** A bright opening somewhere; everything else falls off with distance from it, by a power of the encoded value. */
    private static void window(Picture p, Random random) {
        double cx = uniform(random, 0.2, 0.8);
        double cy = uniform(random, 0.2, 0.6);
        double size = uniform(random, 0.12, 0.3);
        double power = uniform(random, 1.5, 2.6);
        p.encoded((v, c, i) -> {
            double x = i % p.widthPx() / (double) p.widthPx() - cx;
            double y = (double) (i / p.widthPx()) / p.heightPx() - cy;
            double open = 1 / (1 + Math.exp(40 * (Math.hypot(x, y) - size)));
            return Math.pow(v, power) * (1 - open) + Math.min(1, v * 1.15) * open;
        });
    }

    static double uniform(Random random, double from, double to) {
        return from + random.nextDouble() * (to - from);
    }
}
