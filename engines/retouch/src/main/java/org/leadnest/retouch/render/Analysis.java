package org.leadnest.retouch.render;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.bytedeco.opencv.opencv_core.Mat;
import org.leadnest.retouch.Alterations;
import org.leadnest.retouch.EnhanceOptions;
import org.leadnest.retouch.Recipe;
import org.leadnest.retouch.Stage;

/** What one look at the photo says, from which the operations of any rendition of it follow. Not thread-safe. */
public final class Analysis {
    private final Mat photo;
    private final Overview overview;
    private final Sizing size;
    /** Found when a rendition first asks; those that keep their noise never do. */
    private OptionalDouble noise = OptionalDouble.empty();

    private Analysis(Mat photo, Overview overview) {
        this.photo = photo;
        this.overview = overview;
        this.size = new Sizing(photo.cols(), photo.rows());
    }

    /** Looks at what any of the renditions needs. */
    public static Analysis of(Mat bgr, List<EnhanceOptions> wanted) {
        return of(bgr, Overview.of(bgr, wanted));
    }

    /**
     * The same of a photo that was looked at already.
     *
     * @param overview of the same photo
     */
    public static Analysis of(Mat bgr, Overview overview) {
        return new Analysis(bgr, overview);
    }

    /** The operations that these options ask for, in order; none when the photo is good as it is. */
    public List<Recipe.Operation> operations(EnhanceOptions options) {
        List<Recipe.Operation> operations = new ArrayList<>(ahead(options.alterations()));
        if (Math.max(size.widthPx(), size.heightPx()) <= Warp.MOST_EDGE_PX) {
            Overview.Lines lines = overview.lines(options);
            if (!lines.lens().isNone()) {
                operations.add(lines.lens().operation());
            }
            lines.upright().ifPresent(turn -> operations.add(turn.operation()));
        }
        Suggestion light = overview.light(options);
        if (!light.gains().isNone()) {
            operations.add(light.gains().operation());
        }
        light.operation().ifPresent(operations::add);
        altered(options.alterations(), operations);
        if (options.delivery().cut()) {
            operations.add(
                    Framing.of(overview.thumbnail(), size, options.delivery()).operation());
        }
        detail(options, light.growth(), operations);
        return operations;
    }

    /** What is done to the photo itself, before its shape and its light. */
    private List<Recipe.Operation> ahead(Alterations wanted) {
        List<Recipe.Operation> operations = new ArrayList<>();
        if (!wanted.veiled().isEmpty()) {
            operations.add(Veil.operation(wanted.veiled()));
        }
        if (wanted.enlarged() && (long) size.widthPx() * size.heightPx() <= Alterations.ENLARGED_UP_TO) {
            operations.add(Enlarge.operation());
        }
        return operations;
    }

    private void altered(Alterations wanted, List<Recipe.Operation> operations) {
        if (wanted.grass()) {
            Grass.plan(photo).ifPresent(operations::add);
        }
        if (wanted.sky()) {
            Sky.plan(photo).ifPresent(operations::add);
        }
    }

    private double noise() {
        if (noise.isEmpty()) {
            noise = OptionalDouble.of(Noise.levels(photo));
        }
        return noise.getAsDouble();
    }

    private void detail(EnhanceOptions options, double growth, List<Recipe.Operation> operations) {
        Sizing source = Enlarge.size(size.widthPx(), size.heightPx(), operations);
        Sizing delivered = Sizing.of(source.widthPx(), source.heightPx(), options.delivery());
        double scale = options.delivery().cut()
                ? Math.max(
                        (double) delivered.widthPx() / source.widthPx(),
                        (double) delivered.heightPx() / source.heightPx())
                : (double) delivered.widthPx() / source.widthPx();
        if (options.runs(Stage.DENOISE)) {
            long pixels = (long) delivered.widthPx() * delivered.heightPx();
            Detail.denoise(this::noise, growth, scale, pixels).ifPresent(operations::add);
        }
        if (options.runs(Stage.SHARPEN)) {
            Detail.sharpen(scale, options.strength()).ifPresent(operations::add);
        }
    }
}
