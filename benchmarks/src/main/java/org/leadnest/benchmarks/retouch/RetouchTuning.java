package org.leadnest.benchmarks.retouch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.leadnest.retouch.intake.Intake;
import org.leadnest.retouch.render.Gains;
import org.leadnest.retouch.render.LightModel;
import org.leadnest.retouch.render.SmallNetwork;
import org.leadnest.retouch.render.Suggestion;
import org.leadnest.retouch.render.Thumbnail;

/**
 * Fits {@code light-model.txt}. Usage: {@code RetouchTuning OUT.txt HOUSES OTHERS}: a folder of photos of homes named
 * {@code NUMBER_room.jpg}, and one of photos of other things. Homes are split by their number; the judge's degradations
 * are other ones than those that were fitted on.
 */
public final class RetouchTuning {
    private static final int VARIANTS = 10;
    private static final long SEED = 5;

    /** Taken from each confidence logit: in doubt a photo stays as it is. Chosen on the photos that were kept apart. */
    private static final double CAUTION = 1.2;

    private RetouchTuning() {}

    private record Photo(String group, Picture picture) {
        /** A tenth of the groups is kept for judging. */
        boolean kept() {
            return Math.floorMod(group.hashCode() * 31 + 7, 10) == 0;
        }
    }

    public static void main(String[] arguments) throws IOException {
        List<Photo> homes = photos(Path.of(arguments[1]));
        List<Photo> others = photos(Path.of(arguments[2]));
        System.out.printf("%d photos of homes, %d others%n", homes.size(), others.size());
        List<Picture> fitted = new ArrayList<>();
        homes.stream().filter(p -> !p.kept()).forEach(p -> fitted.add(p.picture()));
        others.stream().filter(p -> !p.kept()).forEach(p -> fitted.add(p.picture()));
        LightModel fit = fit(fitted);
        LightModel model = new LightModel(doubting(fit.color()), doubting(fit.tone()));
        Files.writeString(Path.of(arguments[0]), model.toText());
        judge("homes", homes.stream().filter(Photo::kept).map(Photo::picture).toList(), model);
        judge("others", others.stream().filter(Photo::kept).map(Photo::picture).toList(), model);
    }

    /** The network with less confidence, which is its last output. */
    private static SmallNetwork doubting(SmallNetwork network) {
        double[] bias = network.outputBias().clone();
        bias[bias.length - 1] -= CAUTION;
        return new SmallNetwork(
                network.shift(), network.scale(), network.hidden(), network.hiddenBias(), network.output(), bias);
    }

    private static List<Photo> photos(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(f -> f.toString().matches("(?i).*\\.(jpe?g|png)"))
                    .sorted()
                    .toList();
        }
        List<Photo> photos = new ArrayList<>();
        for (Path file : files) {
            try (PointerScope scope = new PointerScope()) {
                if (Intake.open(Files.readAllBytes(file)) instanceof Intake.Photo photo) {
                    String group = String.valueOf(file.getFileName()).split("[_.]", 2)[0];
                    Thumbnail small = Thumbnail.of(photo.bgr(), Thumbnail.FOR_ANALYSIS_PX);
                    photos.add(new Photo(group, Picture.of(small)));
                }
            }
        }
        return photos;
    }

    private static LightModel fit(List<Picture> photos) {
        ColorFit colors = new ColorFit();
        eachVariant(photos, (seen, good) -> colors.add(seen, good));
        SmallNetwork color = colors.fit(40);
        System.out.println("colour fitted");
        ToneFit tones = new ToneFit();
        eachVariant(photos, (seen, good) -> {
            double[] cast = color.apply(org.leadnest.retouch.render.ColorFeatures.of(seen));
            tones.add(seen.withGains(Gains.against(cast[0], cast[1])), good);
        });
        SmallNetwork tone = tones.fit(50);
        System.out.println("tone fitted");
        return new LightModel(color, tone);
    }

    private interface Pair {
        void take(Thumbnail seen, Picture good);
    }

    private static void eachVariant(List<Picture> photos, Pair pair) {
        for (int photo = 0; photo < photos.size(); photo++) {
            for (int variant = 0; variant < VARIANTS; variant++) {
                Random random = ColorFit.random(SEED, photo, variant);
                pair.take(Degradations.toFit(photos.get(photo), random).stored(), photos.get(photo));
            }
        }
    }

    private static void judge(String name, List<Picture> photos, LightModel model) {
        for (Degradations.Kind kind : Degradations.Kind.values()) {
            List<double[]> figures = new ArrayList<>();
            for (int i = 0; i < photos.size(); i++) {
                Picture good = photos.get(i);
                Thumbnail seen = Degradations.toJudge(good, kind, ColorFit.random(99, i, kind.ordinal()))
                        .stored();
                Thumbnail done = Suggestion.of(seen, model, 1).applied(seen);
                double[] cast = ColorFit.cast(done, good);
                double[] before = ColorFit.cast(seen, good);
                figures.add(
                        new double[] {Figures.psnr(seen, good), Figures.psnr(done, good), angle(before), angle(cast)});
            }
            System.out.printf(
                    "%-7s %-8s n=%d psnr %.2f -> %.2f (p10 %.2f) cast %.2f -> %.2f degrees%n",
                    name,
                    kind,
                    figures.size(),
                    mean(figures, 0),
                    mean(figures, 1),
                    tenth(figures, 1),
                    mean(figures, 2),
                    mean(figures, 3));
        }
    }

    private static double angle(double[] cast) {
        double r = Math.exp(cast[0]);
        double b = Math.exp(cast[1]);
        double cos = (r + 1 + b) / Math.sqrt(3 * (r * r + 1 + b * b));
        return Math.toDegrees(Math.acos(Math.min(1, cos)));
    }

    private static double mean(List<double[]> figures, int column) {
        return figures.stream().mapToDouble(f -> f[column]).average().orElse(Double.NaN);
    }

    private static double tenth(List<double[]> figures, int column) {
        double[] sorted = figures.stream().mapToDouble(f -> f[column]).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 10];
    }
}
