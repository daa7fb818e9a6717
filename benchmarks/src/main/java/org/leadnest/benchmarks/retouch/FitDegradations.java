package org.leadnest.benchmarks.retouch;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.leadnest.retouch.render.BaseLayer;
import org.leadnest.retouch.render.Srgb;
import org.leadnest.retouch.render.Thumbnail;

/**
 * What cameras and rooms do to a good photo, to fit on: in linear light, by stops and colour temperature. Shares no
 * formula with {@link JudgeDegradations}.
 */
final class FitDegradations {
    private static final int STEPS = 4096;
    private static final double GAMMA = 2.2;

    private final Random random;

    FitDegradations(Random random) {
        this.random = random;
    }

    /** A cast, mostly, under some exposure and contrast. */
    Thumbnail color(Picture good) {
        Picture p = good.copy();
        if (chance(15)) {
            backlight(p);
        }
        double[] cast = chance(80) ? cast() : new double[3];
        boolean before = random.nextBoolean();
        double exposure = chance(50) ? exposure(-2.2, 0.8) : 1;
        double power = chance(30) ? Math.exp(uniform(-0.35, 0.45)) : 1;
        double contrast = chance(25) ? uniform(0.7, 1.2) : 1;
        double saturation = chance(15) ? uniform(0.6, 1.2) : 1;
        return tabled(p, saturation, c -> {
            double factor = Math.exp(cast[c]);
            return v -> {
                double seen = Math.min(1, Math.min(1, before ? v * factor : v) * exposure);
                double toned = encodedTone(seen, power, contrast, 0.5, 0);
                return before ? toned : toned * factor;
            };
        });
    }

    /** Natural logarithms of three gains; what is clipped white may stay white, take the tint, or anything between. */
    private double[] cast() {
        double warmth = random.nextInt(5) < 2 ? -uniform(0, 0.55) : uniform(0, 0.75);
        double tint = random.nextGaussian() * 0.09;
        double[] gains = {warmth * 0.75 + tint, 0, -warmth + tint};
        if (chance(25)) {
            gains[0] += random.nextGaussian() * 0.12;
            gains[2] += random.nextGaussian() * 0.15;
        }
        double most = Math.max(gains[0], Math.max(gains[1], gains[2]));
        double least = Math.min(gains[0], Math.min(gains[1], gains[2]));
        double scale = -(least + (most - least) * (chance(33) ? 1 : random.nextDouble()));
        for (int c = 0; c < 3; c++) {
            gains[c] += scale;
        }
        return gains;
    }

    /** Exposure, contrast and light from one side or through windows; a trace of a cast, as white balance leaves it. */
    Thumbnail light(Picture good) {
        Picture p = good.copy();
        int kind = random.nextInt(100);
        boolean uneven = kind < 54;
        if (kind < 30) {
            backlight(p);
        } else if (uneven) {
            windows(p);
        } else if (kind < 61) {
            sideLight(p);
        }
        boolean tinted = chance(67);
        double[] rest = {tinted ? random.nextGaussian() * 0.06 : 0, 0, tinted ? random.nextGaussian() * 0.08 : 0};
        double exposure = chance(uneven ? 35 : 70) ? exposure(uneven ? -1.2 : -3.4, 1.1) : 1;
        double power = chance(uneven ? 60 : 35) ? Math.exp(uniform(-0.45, uneven ? 0.85 : 0.55)) : 1;
        double contrast = chance(30) ? uniform(0.55, 1.25) : 1;
        double pivot = random.nextBoolean() ? 0.5 : uniform(0.3, 0.6);
        double saturation = chance(20) ? uniform(0.5, 1.15) : 1;
        double veil = chance(12) ? uniform(0.02, 0.2) : 0;
        return tabled(p, saturation, c -> {
            double factor = Math.exp(rest[c]) * exposure;
            return v -> encodedTone(Math.min(1, v * factor), power, contrast, pivot, veil);
        });
    }

    private double exposure(double fewestStops, double mostStops) {
        return Math.pow(2, chance(25) ? uniform(0, mostStops) : uniform(fewestStops, 0));
    }

    private static double encodedTone(double linear, double power, double contrast, double pivot, double veil) {
        double s = (Math.pow(linear, power / GAMMA) - pivot) * contrast + pivot;
        s = s * (1 - veil) + veil * 0.9;
        return s <= 0 ? 0 : Math.min(1, Math.pow(s, GAMMA));
    }

    private interface Channels {
        DoubleUnaryOperator of(int channel);
    }

    /** Changes saturation, then every channel by its own curve of linear light. */
    private static Thumbnail tabled(Picture p, double saturation, Channels channels) {
        byte[][] tables = new byte[3][STEPS + 1];
        for (int c = 0; c < 3; c++) {
            DoubleUnaryOperator curve = channels.of(c);
            for (int i = 0; i <= STEPS; i++) {
                double root = i / (double) STEPS;
                tables[c][i] = Srgb.encode((float) curve.applyAsDouble(root * root));
            }
        }
        byte[] bgr = new byte[p.count() * 3];
        for (int i = 0; i < p.count(); i++) {
            double grey = Srgb.luminance(p.rgb()[0][i], p.rgb()[1][i], p.rgb()[2][i]);
            for (int c = 0; c < 3; c++) {
                double v = Math.max(0, Math.min(1, grey + (p.rgb()[c][i] - grey) * saturation));
                bgr[i * 3 + 2 - c] = tables[c][(int) (Math.sqrt(v) * STEPS + 0.5)];
            }
        }
        return Thumbnail.ofPixels(p.widthPx(), p.heightPx(), bgr);
    }

    /** Bright areas keep their light, the others lose one to three stops. */
    private void backlight(Picture p) {
        BaseLayer base = BaseLayer.of(p.stored());
        double from = uniform(0.4, 0.75);
        double to = from + uniform(0.1, 0.35);
        double stops = uniform(0.8, 3);
        float[] gain = new float[p.count()];
        for (int i = 0; i < gain.length; i++) {
            double t = smooth((base.at(i, p.brightness(i)) - from) / (to - from));
            gain[i] = (float) Math.pow(2, -stops * (1 - t));
        }
        p.linear((v, c, i) -> v * gain[i]);
    }

    /** Light enters through one or two soft rectangles; the rest of the room loses stops, more so farther away. */
    private void windows(Picture p) {
        double stops = uniform(0.6, 3.2);
        double over = uniform(0, 0.7);
        double soft = 0.01 + 0.08 * random.nextDouble() * random.nextDouble();
        double falling = random.nextDouble();
        double[][] openings = new double[1 + random.nextInt(2)][];
        for (int j = 0; j < openings.length; j++) {
            openings[j] = new double[] {uniform(0, 1), uniform(0, 0.8), uniform(0.08, 0.28), uniform(0.08, 0.33)};
        }
        float[] gain = new float[p.count()];
        for (int i = 0; i < gain.length; i++) {
            double x = i % p.widthPx() / (double) p.widthPx();
            double y = (double) (i / p.widthPx()) / p.heightPx();
            double near = Double.MAX_VALUE;
            for (double[] o : openings) {
                near = Math.min(near, Math.max(Math.abs(x - o[0]) - o[2], Math.abs(y - o[1]) - o[3]));
            }
            double open = Math.max(0, Math.min(1, 0.5 - near / soft / 2));
            double depth = 1 - falling + falling * Math.min(1, 0.4 + near * 1.5);
            gain[i] = (float) Math.pow(2, open * over - (1 - open) * stops * depth);
        }
        p.linear((v, c, i) -> v * gain[i]);
    }

    private void sideLight(Picture p) {
        double angle = random.nextDouble() * Math.PI * 2;
        double stops = uniform(0.4, 1.6);
        p.linear((v, c, i) -> {
            double x = i % p.widthPx() / (double) p.widthPx() - 0.5;
            double y = (double) (i / p.widthPx()) / p.heightPx() - 0.5;
            return v * Math.pow(2, -stops * smooth(0.5 + x * Math.cos(angle) + y * Math.sin(angle)));
        });
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private double uniform(double from, double to) {
        return from + random.nextDouble() * (to - from);
    }

    private static double smooth(double t) {
        double x = Math.max(0, Math.min(1, t));
        return x * x * (3 - 2 * x);
    }
}
