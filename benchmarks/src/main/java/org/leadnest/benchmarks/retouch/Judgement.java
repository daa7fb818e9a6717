package org.leadnest.benchmarks.retouch;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.leadnest.retouch.render.LightModel;
import org.leadnest.retouch.render.Suggestion;
import org.leadnest.retouch.render.Thumbnail;

/** Measures a model on the photos that are kept for it, under degradations that nothing was fitted on. */
final class Judgement {
    private Judgement() {}

    static void print(Photos photos, LightModel model) {
        print("homes", photos.whole(Photos.Split.JUDGE, true), model);
        print("others", photos.whole(Photos.Split.JUDGE, false), model);
    }

    private static void print(String name, List<Picture> pictures, LightModel model) {
        for (JudgeDegradations.Kind kind : JudgeDegradations.Kind.values()) {
            List<double[]> figures = new ArrayList<>();
            for (int i = 0; i < pictures.size(); i++) {
                Random random = new Random(99 * 1_000_003L + i * 31L + kind.ordinal());
                Picture good = pictures.get(i);
                Thumbnail seen = JudgeDegradations.of(good, kind, random).stored();
                Thumbnail done = Suggestion.of(seen, model, 1).applied(seen);
                figures.add(new double[] {
                    Figures.psnr(seen, good),
                    Figures.psnr(done, good),
                    Figures.difference(done, good),
                    Figures.angle(ColorFit.cast(seen, good)),
                    Figures.angle(ColorFit.cast(done, good))
                });
            }
            System.out.printf(
                    "%-7s %-8s n=%d psnr %.2f -> %.2f (p10 %.2f) dE %.2f cast %.2f -> %.2f degrees%n",
                    name,
                    kind,
                    figures.size(),
                    mean(figures, 0),
                    mean(figures, 1),
                    tenth(figures, 1),
                    mean(figures, 2),
                    mean(figures, 3),
                    mean(figures, 4));
        }
    }

    private static double mean(List<double[]> figures, int column) {
        return figures.stream().mapToDouble(f -> f[column]).average().orElse(Double.NaN);
    }

    private static double tenth(List<double[]> figures, int column) {
        double[] sorted = figures.stream().mapToDouble(f -> f[column]).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 10];
    }
}
