package org.leadnest.benchmarks.retouch;

import java.util.Random;
import org.leadnest.retouch.render.BaseLayer;

/**
 * What cameras and rooms do to a good photo. Two families that share no formula: one to fit on, mostly in linear light,
 * and one to judge by, mostly on encoded values, so that a fit which only learns its generator is seen.
 */
final class Degradations {
    private Degradations() {}

    /** The kinds that are measured apart. */
    enum Kind {
        CLEAN,
        CAST,
        DARK,
        BACKLIT,
        MIXED
    }

    static Picture toFit(Picture good, Random random) {
        Picture p = good.copy();
        if (random.nextInt(6) == 0) {
            return p;
        }
        if (random.nextInt(100) < 25) {
            backlight(p, random);
        }
        if (random.nextInt(100) < 12) {
            sideLight(p, random);
        }
        if (random.nextInt(100) < 50) {
            cast(p, random);
        }
        if (random.nextInt(100) < 55) {
            double gain = Math.pow(2, random.nextInt(4) == 0 ? uniform(random, 0, 1.2) : uniform(random, -3.2, 0));
            p.linear((v, c, i) -> v * gain);
        }
        if (random.nextInt(100) < 30) {
            double power = Math.exp(uniform(random, -0.45, 0.55));
            p.encoded((v, c, i) -> Math.pow(v, power));
        }
        if (random.nextInt(100) < 30) {
            contrast(p, random);
        }
        if (random.nextInt(100) < 12) {
            double veil = uniform(random, 0.02, 0.2);
            p.encoded((v, c, i) -> v * (1 - veil) + veil * 0.9);
        }
        if (random.nextInt(100) < 15) {
            saturation(p, uniform(random, 0.5, 1.15));
        }
        return p;
    }

    private static void cast(Picture p, Random random) {
        double warmth = random.nextInt(3) == 0 ? -uniform(random, 0, 0.45) : uniform(random, 0, 0.6);
        double tint = random.nextGaussian() * 0.1;
        double red = Math.exp(warmth * 0.8 + tint);
        double blue = Math.exp(-warmth * 1.1 + tint);
        double scale = 1 / (0.2126 * red + 0.7152 + 0.0722 * blue);
        double[] gains = {red * scale, scale, blue * scale};
        p.linear((v, c, i) -> v * gains[c]);
    }

    private static void contrast(Picture p, Random random) {
        double factor = uniform(random, 0.55, 1.25);
        double pivot = random.nextBoolean() ? 0.5 : uniform(random, 0.3, 0.6);
        p.encoded((v, c, i) -> (v - pivot) * factor + pivot);
    }

    private static void saturation(Picture p, double factor) {
        for (int i = 0; i < p.count(); i++) {
            float grey = p.brightness(i) * p.brightness(i);
            for (float[] plane : p.rgb()) {
                plane[i] = (float) Math.max(0, Math.min(1, grey + (plane[i] - grey) * factor));
            }
        }
    }

    /** Bright areas keep their light, the others lose one to three stops. */
    private static void backlight(Picture p, Random random) {
        BaseLayer base = BaseLayer.of(p.stored());
        double from = uniform(random, 0.4, 0.75);
        double to = from + uniform(random, 0.1, 0.35);
        double stops = uniform(random, 0.8, 3);
        float[] gain = new float[p.count()];
        for (int i = 0; i < gain.length; i++) {
            double t = smooth((base.at(i, p.brightness(i)) - from) / (to - from));
            gain[i] = (float) Math.pow(2, -stops * (1 - t));
        }
        p.linear((v, c, i) -> v * gain[i]);
    }

    private static void sideLight(Picture p, Random random) {
        double angle = random.nextDouble() * Math.PI * 2;
        double stops = uniform(random, 0.4, 1.6);
        p.linear((v, c, i) -> {
            double x = i % p.widthPx() / (double) p.widthPx() - 0.5;
            double y = (double) (i / p.widthPx()) / p.heightPx() - 0.5;
            return v * Math.pow(2, -stops * smooth(0.5 + x * Math.cos(angle) + y * Math.sin(angle)));
        });
    }

    static Picture toJudge(Picture good, Kind kind, Random random) {
        Picture p = good.copy();
        switch (kind) {
            case CLEAN -> {}
            case CAST -> encodedCast(p, random);
            case DARK -> {
                double scale = uniform(random, 0.25, 0.6);
                p.encoded((v, c, i) -> v * scale);
            }
            case BACKLIT -> window(p, random);
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

    private static double smooth(double t) {
        double x = Math.max(0, Math.min(1, t));
        return x * x * (3 - 2 * x);
    }
}
