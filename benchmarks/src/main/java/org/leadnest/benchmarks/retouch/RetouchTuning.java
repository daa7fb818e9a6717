package org.leadnest.benchmarks.retouch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.leadnest.retouch.render.AreaNetwork;
import org.leadnest.retouch.render.ColorFeatures;
import org.leadnest.retouch.render.Gains;
import org.leadnest.retouch.render.LightMaps;
import org.leadnest.retouch.render.LightModel;
import org.leadnest.retouch.render.SmallNetwork;
import org.leadnest.retouch.render.Suggestion;
import org.leadnest.retouch.render.Thumbnail;

/**
 * Fits {@code light-model.txt}. Usage: {@code RetouchTuning OUT.txt HOUSES OTHERS}: a folder of photos of homes named
 * {@code NUMBER_room.jpg}, and one of photos of other things. With the word {@code tone} after them colour stays as it is
 * shipped. First what casts and light should be, then how far to trust
 * it, then how cautious to be, each on photos or degradations that the step before did not see.
 */
public final class RetouchTuning {
    private static final long SEED = 5;
    private static final double CAUTION_STEP = 0.4;
    private static final double MOST_CAUTION = 4;
    /** A doubt that no trust outweighs. */
    private static final double NEVER = 1000;

    /** Decibels that nine of ten good photos of other things keep at least; the product asks for 32. */
    private static final double HARMLESS = 33.5;

    /** A cast smaller than this (natural logarithm of a channel ratio) is none. */
    private static final double VISIBLE = 0.05;

    /** A correction helps when this share of the error is left at most. */
    private static final double LEFT = 0.75;

    private static final double GOOD_ENOUGH = 25;

    private final Photos photos;
    private final long start = System.nanoTime();

    private RetouchTuning(Photos photos) {
        this.photos = photos;
    }

    public static void main(String[] arguments) throws IOException {
        RetouchTuning tuning = new RetouchTuning(Photos.of(Path.of(arguments[1]), Path.of(arguments[2])));
        LightModel model = tuning.fit(arguments.length > 3 && arguments[3].equals("tone"));
        Files.writeString(Path.of(arguments[0]), model.toText());
        Judgement.print(tuning.photos, model);
    }

    private LightModel fit(boolean keepColor) {
        AreaNetwork tone = tone();
        SmallNetwork color = keepColor ? LightModel.current().color() : color();
        SmallNetwork colorTrust = keepColor ? LightModel.current().colorTrust() : colorTrust(color);
        SmallNetwork toneTrust = toneTrust(color, colorTrust, tone);
        return cautious(new LightModel(color, colorTrust, tone, toneTrust));
    }

    private SmallNetwork color() {
        ColorFit fit = new ColorFit();
        Random random = new Random(SEED);
        FitDegradations degradations = new FitDegradations(random);
        for (Photos.Photo photo : photos.of(Photos.Split.FIT)) {
            for (int variant = 0; variant < (photo.whole() ? 3 : 1); variant++) {
                boolean clean = random.nextDouble() < (photo.home() ? 0.15 : 0.5);
                Picture good = photo.picture();
                fit.add(clean ? good.stored() : degradations.color(good), good);
            }
        }
        say("colour: %d samples", fit.count());
        SmallNetwork network = fit.fit(20);
        say("colour fitted");
        return network;
    }

    private AreaNetwork tone() {
        Random random = new Random(SEED + 1);
        ToneFit fit = new ToneFit(random);
        FitDegradations degradations = new FitDegradations(random);
        for (Photos.Photo photo : photos.of(Photos.Split.FIT)) {
            int variants = photo.whole() && photo.home() ? 6 : 2;
            for (int variant = 0; variant < variants; variant++) {
                boolean clean = random.nextDouble() < (photo.home() ? 0.12 : 0.5);
                Picture good = photo.picture();
                fit.add(clean ? good.stored() : degradations.light(good), good);
            }
        }
        say("tone: %d samples", fit.count());
        AreaNetwork network = fit.fit(32);
        say("tone fitted");
        return network;
    }

    private interface Pair {
        void take(Thumbnail seen, Picture good);
    }

    /**
     * Good photos and photos with a cast, bad light, or both; of other things mostly good ones.
     *
     * @param light more of bad light, and only whole photos: where in the frame it is bright tells much
     */
    private void mixed(long seed, boolean light, Pair pair) {
        Random random = new Random(seed);
        FitDegradations degradations = new FitDegradations(random);
        for (Photos.Photo photo : photos.of(Photos.Split.FIT)) {
            int variants = !light ? 1 : photo.whole() ? 3 : 0;
            for (int variant = 0; variant < variants; variant++) {
                Picture good = photo.picture();
                boolean clean = random.nextDouble() < (photo.home() ? 0.25 : 0.6);
                int kind = random.nextInt(light ? 5 : 3);
                Thumbnail lit = clean || kind == 0 ? good.stored() : degradations.light(good);
                boolean tinted = !clean && (kind == 0 || kind == 2);
                pair.take(tinted ? degradations.color(Picture.of(lit)) : lit, good);
            }
        }
    }

    private SmallNetwork colorTrust(SmallNetwork color) {
        TrustFit fit = new TrustFit();
        mixed(SEED + 2, false, (seen, good) -> {
            double[] features = ColorFeatures.of(seen);
            double[] found = color.apply(features);
            double[] cast = ColorFit.cast(seen, good);
            double before = Math.hypot(cast[0], cast[1]);
            double after = Math.hypot(cast[0] - found[0], cast[1] - found[1]);
            fit.add(Suggestion.colorJudged(features, found), before > VISIBLE && after < LEFT * before);
        });
        SmallNetwork network = fit.fit(30);
        say("trust in colour fitted");
        return network;
    }

    private SmallNetwork toneTrust(SmallNetwork color, SmallNetwork colorTrust, AreaNetwork tone) {
        TrustFit fit = new TrustFit();
        mixed(SEED + 3, true, (seen, good) -> {
            Gains gains = Suggestion.gains(seen, color, colorTrust, 1);
            Thumbnail balanced = seen.withGains(gains);
            LightMaps.Wish wish = LightMaps.Wish.of(balanced, tone);
            double before = Figures.squaredError(balanced, good);
            double after =
                    Figures.squaredError(Suggestion.of(gains, wish, balanced, 1).applied(seen), good);
            fit.add(Suggestion.toneJudged(balanced, wish), before > GOOD_ENOUGH && after < LEFT * before);
        });
        SmallNetwork network = fit.fit(30);
        say("trust in tone fitted");
        return network;
    }

    /** Doubts a tone more, until it leaves the good photos of other things that are kept for choosing as they are. */
    private LightModel cautious(LightModel model) {
        List<Picture> others = photos.whole(Photos.Split.CHOOSE, false);
        double caution = 0;
        while (caution < MOST_CAUTION) {
            LightModel careful = cautious(model, caution);
            LightModel toneAlone = new LightModel(
                    model.color(), TrustFit.doubting(model.colorTrust(), NEVER), model.tone(), careful.toneTrust());
            double[] kept = others.stream()
                    .mapToDouble(good -> {
                        Thumbnail seen = good.stored();
                        return Figures.psnr(Suggestion.of(seen, toneAlone, 1).applied(seen), good);
                    })
                    .sorted()
                    .toArray();
            say(
                    "caution %.2f: good others keep %.1f, mean %.1f",
                    caution,
                    kept[kept.length / 10],
                    Arrays.stream(kept).average().orElseThrow());
            if (kept[kept.length / 10] >= HARMLESS) {
                return careful;
            }
            caution += CAUTION_STEP;
        }
        return cautious(model, caution);
    }

    /** Colour needs no more caution than it was fitted with: nine of ten good others keep theirs to the last bit. */
    private static LightModel cautious(LightModel model, double caution) {
        return new LightModel(
                model.color(), model.colorTrust(), model.tone(), TrustFit.doubting(model.toneTrust(), caution));
    }

    private void say(String format, Object... values) {
        System.out.printf("%4d s  %s%n", (System.nanoTime() - start) / 1_000_000_000, format.formatted(values));
    }
}
