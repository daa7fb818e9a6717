package org.leadnest.benchmarks.retouch;

import java.util.Random;
import org.leadnest.retouch.render.Thumbnail;

/**
 * What is done to a good photo before it is put right again, each kind measured apart: by the generator that the engine was
 * fitted on, by the judge's, which nothing was fitted on, and by two simple ones that are neither.
 */
enum Fault {
    GOOD("none"),
    FITTED_COLOR("fitted on"),
    FITTED_LIGHT("fitted on"),
    CAST("judge"),
    LAMP("judge"),
    DARK("judge"),
    BACKLIT("judge"),
    SHADED("judge"),
    COMBINED("judge"),
    EXPOSURE("plain"),
    NOISE("plain");

    private final String generator;

    Fault(String generator) {
        this.generator = generator;
    }

    String generator() {
        return generator;
    }

    /** Whether a cast is all that is wrong. */
    boolean cast() {
        return this == CAST || this == LAMP;
    }

    /** The photo as a camera of that fault would have stored it. */
    Thumbnail of(Picture good, Random random) {
        return switch (this) {
            case GOOD -> good.stored();
            case FITTED_COLOR -> new FitDegradations(random).color(good);
            case FITTED_LIGHT -> new FitDegradations(random).light(good);
            case CAST -> judged(good, JudgeDegradations.Kind.CAST, random);
            case LAMP -> judged(good, JudgeDegradations.Kind.LAMP, random);
            case DARK -> judged(good, JudgeDegradations.Kind.DARK, random);
            case BACKLIT -> judged(good, JudgeDegradations.Kind.BACKLIT, random);
            case SHADED -> judged(good, JudgeDegradations.Kind.SHADED, random);
            case COMBINED -> judged(good, JudgeDegradations.Kind.MIXED, random);
            case EXPOSURE -> {
                double gain = Math.pow(2, JudgeDegradations.uniform(random, -1.8, 0.6));
                yield good.copy().linear((v, c, i) -> v * gain).stored();
            }
            case NOISE -> {
                double gain = Math.pow(2, JudgeDegradations.uniform(random, -2.5, -1));
                double shot = JudgeDegradations.uniform(random, 0.01, 0.03);
                yield good.copy()
                        .linear((v, c, i) -> v * gain + random.nextGaussian() * shot * Math.sqrt(v * gain + 1e-4))
                        .stored();
            }
        };
    }

    private static Thumbnail judged(Picture good, JudgeDegradations.Kind kind, Random random) {
        return JudgeDegradations.of(good, kind, random).stored();
    }
}
