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

    private Analysis(Thumbnail thumbnail, Optional<Upright> upright) {
        this.thumbnail = thumbnail;
        this.upright = upright;
    }

    /** Looks at what any of the renditions needs. */
    public static Analysis of(Mat bgr, List<EnhanceOptions> wanted) {
        boolean verticals = wanted.stream().anyMatch(o -> o.runs(Stage.VERTICALS));
        Mat overview = Shrink.quickly(bgr, OVERVIEW_PX);
        return new Analysis(
                Thumbnail.of(overview, Thumbnail.FOR_ANALYSIS_PX),
                verticals ? Verticals.find(overview) : Optional.empty());
    }

    /** The operations that these options ask for, in order; none when the photo is good as it is. */
    public List<Recipe.Operation> operations(EnhanceOptions options) {
        List<Recipe.Operation> operations = new ArrayList<>();
        if (options.runs(Stage.VERTICALS)) {
            upright.ifPresent(turn -> operations.add(turn.operation()));
        }
        LightModel model = LightModel.Shipped.MODEL;
        Gains gains =
                options.runs(Stage.WHITE_BALANCE) ? Suggestion.gains(thumbnail, model, options.strength()) : Gains.NONE;
        if (!gains.isNone()) {
            operations.add(gains.operation());
        }
        if (options.runs(Stage.TONE)) {
            Suggestion.tone(thumbnail.withGains(gains), model, options.strength())
                    .ifPresent(curve -> operations.add(curve.operation()));
        }
        return operations;
    }
}
