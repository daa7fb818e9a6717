package org.leadnest.retouch.render;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.leadnest.retouch.EnhanceOptions;
import org.leadnest.retouch.Recipe;
import org.leadnest.retouch.Stage;

/** What one look at the photo says, from which the operations of any rendition of it follow. */
public final class Analysis {
    private final Thumbnail thumbnail;

    private Analysis(Thumbnail thumbnail) {
        this.thumbnail = thumbnail;
    }

    public static Analysis of(Mat bgr) {
        return new Analysis(Thumbnail.of(bgr));
    }

    /** The operations that these options ask for, in order; none when the photo is good as it is. */
    public List<Recipe.Operation> operations(EnhanceOptions options) {
        List<Recipe.Operation> operations = new ArrayList<>();
        Gains gains =
                options.runs(Stage.WHITE_BALANCE) ? WhiteBalance.suggest(thumbnail, options.strength()) : Gains.NONE;
        if (!gains.isNone()) {
            operations.add(gains.operation());
        }
        if (options.runs(Stage.TONE)) {
            Exposure.suggest(thumbnail.withGains(gains), options.strength())
                    .ifPresent(curve -> operations.add(curve.operation()));
        }
        return operations;
    }
}
