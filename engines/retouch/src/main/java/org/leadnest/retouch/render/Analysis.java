package org.leadnest.retouch.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;
import org.leadnest.retouch.EnhanceOptions;
import org.leadnest.retouch.Recipe;
import org.leadnest.retouch.Stage;

/** What one look at the photo says, from which the operations of any rendition of it follow. */
public final class Analysis {
    private static final int OVERVIEW_PX = 720;

    private final Thumbnail thumbnail;
    private final Optional<Upright> upright;
    private final double noise;
    private final Sizing size;

    private Analysis(Thumbnail thumbnail, Optional<Upright> upright, double noise, Sizing size) {
        this.thumbnail = thumbnail;
        this.upright = upright;
        this.noise = noise;
        this.size = size;
    }

    /** Looks at what any of the renditions needs. */
    public static Analysis of(Mat bgr, List<EnhanceOptions> wanted) {
        boolean verticals = wanted.stream().anyMatch(o -> o.runs(Stage.VERTICALS));
        Mat overview = Shrink.quickly(bgr, OVERVIEW_PX);
        return new Analysis(
                Thumbnail.of(overview, Thumbnail.FOR_ANALYSIS_PX),
                verticals ? Verticals.find(overview) : Optional.empty(),
                Noise.levels(bgr),
                new Sizing(bgr.cols(), bgr.rows()));
    }

    /** The operations that these options ask for, in order; none when the photo is good as it is. */
    public List<Recipe.Operation> operations(EnhanceOptions options) {
        List<Recipe.Operation> operations = new ArrayList<>();
        if (options.runs(Stage.VERTICALS)) {
            upright.ifPresent(turn -> operations.add(turn.operation()));
        }
        LightModel model = LightModel.Shipped.MODEL;
        Gains gains = options.runs(Stage.WHITE_BALANCE)
                ? Suggestion.gains(thumbnail, model.color(), model.colorTrust(), options.strength())
                : Gains.NONE;
        if (!gains.isNone()) {
            operations.add(gains.operation());
        }
        Suggestion tone = options.runs(Stage.TONE)
                ? Suggestion.tone(gains, thumbnail.withGains(gains), model, options.strength())
                : Suggestion.none(gains);
        tone.operation().ifPresent(operations::add);
        detail(options, tone.growth(), operations);
        return operations;
    }

    private void detail(EnhanceOptions options, double growth, List<Recipe.Operation> operations) {
        Sizing delivered = Sizing.of(size.widthPx(), size.heightPx(), options.delivery());
        double scale = (double) delivered.widthPx() / size.widthPx();
        if (options.runs(Stage.DENOISE)) {
            long pixels = (long) delivered.widthPx() * delivered.heightPx();
            Detail.denoise(noise, growth, scale, pixels).ifPresent(operations::add);
        }
        if (options.runs(Stage.SHARPEN)) {
            Detail.sharpen(scale, options.strength()).ifPresent(operations::add);
        }
    }
}
