package org.leadnest.retouch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.leadnest.retouch.intake.Intake;
import org.leadnest.retouch.render.Analysis;
import org.leadnest.retouch.render.EarlyLook;
import org.leadnest.retouch.render.Encoder;
import org.leadnest.retouch.render.Enlarge;
import org.leadnest.retouch.render.Faces;
import org.leadnest.retouch.render.Looks;
import org.leadnest.retouch.render.Plates;
import org.leadnest.retouch.render.Press;
import org.leadnest.retouch.render.Sizing;

/**
 * The engine's doors. All are thread-safe, keep no state, refuse by outcome instead of by exception, and give the same
 * bytes for the same input every time.
 */
public final class Retouch {
    /** Written into recipes; a change that alters any output's bytes changes it. */
    public static final String ENGINE = "leadnest-retouch/5";

    /** The most pixels that are decoded, from the header. */
    public static final long MAX_PIXELS = 120_000_000;

    /** The largest file that is read, in bytes. */
    public static final int MAX_BYTES = 60_000_000;

    private static final int WARM_UP_WIDTH_PX = 320;
    private static final int WARM_UP_HEIGHT_PX = 240;
    private static final int WARM_UP_EDGE_PX = 16;

    static {
        // JavaCPP otherwise measures the whole process against twice the heap and fails large photos in a small heap.
        if (System.getProperty("org.bytedeco.javacpp.maxPhysicalBytes") == null) {
            System.setProperty("org.bytedeco.javacpp.maxPhysicalBytes", "0");
        }
    }

    private Retouch() {}

    /**
     * Why {@code original} would be refused by its size and header alone, which takes no time; nothing when it goes on to
     * be decoded, where damaged pixels may still be found.
     */
    public static Optional<Retouched.Refused> judge(byte[] original) {
        return Intake.judge(original).map(Retouch::refused);
    }

    /** Why {@code original} is refused when it is decoded, and no more than decoded; nothing when it opens. */
    public static Optional<Retouched.Refused> open(byte[] original) {
        try (PointerScope scope = new PointerScope()) {
            return switch (Intake.open(original)) {
                case Intake.Refusal refusal -> Optional.of(refused(refusal));
                case Intake.Photo photo -> Optional.empty();
            };
        }
    }

    /** One rendition of {@code original}. */
    public static Retouched enhance(byte[] original, EnhanceOptions options) {
        return enhance(original, List.of(options)).getFirst();
    }

    /** One rendition for each of {@code wanted}, in its order, from one decoding and one analysis. */
    public static List<Retouched> enhance(byte[] original, List<EnhanceOptions> wanted) {
        try (PointerScope scope = new PointerScope()) {
            EarlyLook look = EarlyLook.begin(original, wanted);
            return switch (Intake.open(original)) {
                case Intake.Refusal refusal -> {
                    look.forget();
                    yield Collections.<Retouched>nCopies(wanted.size(), refused(refusal));
                }
                case Intake.Photo photo ->
                    renditions(photo.bgr(), Analysis.of(photo.bgr(), look.overview(photo.bgr())), wanted);
            };
        }
    }

    private static List<Retouched> renditions(Mat photo, Analysis analysis, List<EnhanceOptions> wanted) {
        List<Retouched> renditions = new ArrayList<>();
        for (EnhanceOptions options : wanted) {
            renditions.add(rendition(photo, options.delivery(), options.format(), analysis.operations(options)));
        }
        return List.copyOf(renditions);
    }

    /**
     * One rendition of a bracket: frames of one scene at several exposures are made into one picture, which is then
     * enhanced like any photo. Its recipe starts with the operation {@code brackets} and needs all frames to rebuild.
     *
     * @param frames at least two files of equal size in pixels, in any order of exposure
     */
    public static Retouched merge(List<byte[]> frames, EnhanceOptions options) {
        return BracketMerge.merge(frames, List.of(options)).getFirst();
    }

    /** One rendition of a bracket for each of {@code wanted}, in its order, from one merging. */
    public static List<Retouched> merge(List<byte[]> frames, List<EnhanceOptions> wanted) {
        return BracketMerge.merge(frames, wanted);
    }

    /** Makes a merged rendition again from its frames, in their order, and its recipe, bit for bit. */
    public static Retouched rebuild(List<byte[]> frames, Recipe recipe) {
        return BracketMerge.rebuild(frames, recipe);
    }

    /**
     * The unaltered original as a file that may be shown: upright, in sRGB, without metadata, at the delivery's size.
     */
    public static Retouched plain(byte[] original, Delivery delivery, OutputFormat format) {
        return enhance(original, new EnhanceOptions(delivery, format, EnumSet.allOf(Stage.class), 1));
    }

    /** What can be told of a picture at a look; nothing when it cannot be opened. */
    public static Optional<Look> look(byte[] file) {
        try (PointerScope scope = new PointerScope()) {
            return switch (Intake.open(file)) {
                case Intake.Refusal refusal -> Optional.empty();
                case Intake.Photo photo -> Optional.of(Looks.of(photo.bgr()));
            };
        }
    }

    /** Where faces seem to be, which whoever owns the photo may have veiled; nothing when it cannot be opened. */
    public static List<Alterations.Box> faces(byte[] original) {
        try (PointerScope scope = new PointerScope()) {
            return switch (Intake.open(original)) {
                case Intake.Refusal refusal -> List.of();
                case Intake.Photo photo -> Faces.find(photo.bgr());
            };
        }
    }

    /** Where licence plates seem to be, for the same; nothing when it cannot be opened. */
    public static List<Alterations.Box> plates(byte[] original) {
        try (PointerScope scope = new PointerScope()) {
            return switch (Intake.open(original)) {
                case Intake.Refusal refusal -> List.of();
                case Intake.Photo photo -> Plates.find(photo.bgr());
            };
        }
    }

    /**
     * Makes a rendition again from its original and its recipe, bit for bit; where a model took part, from the picture that
     * it made.
     */
    public static Retouched rebuild(byte[] original, Recipe recipe) {
        if (!recipe.engine().equals(ENGINE)) {
            return new Retouched.Refused(
                    RefusalReason.RECIPE_MISMATCH,
                    "The recipe was made by %s and this is %s.".formatted(recipe.engine(), ENGINE));
        }
        if (ModelEdits.took(recipe)) {
            return ModelEdits.rebuild(original, recipe);
        }
        try (PointerScope scope = new PointerScope()) {
            return switch (Intake.open(original)) {
                case Intake.Refusal refusal -> refused(refusal);
                case Intake.Photo photo -> rebuilt(photo.bgr(), recipe);
            };
        }
    }

    static Retouched rebuilt(Mat photo, Recipe recipe) {
        Recipe.Output output = recipe.output();
        Sizing source = Enlarge.size(photo.cols(), photo.rows(), recipe.operations());
        if (!Sizing.of(source.widthPx(), source.heightPx(), output.delivery())
                .equals(new Sizing(output.widthPx(), output.heightPx()))) {
            return new Retouched.Refused(
                    RefusalReason.RECIPE_MISMATCH, "The recipe belongs to an original of another size.");
        }
        return image(Press.again(photo, recipe), recipe);
    }

    static Retouched rendition(Mat photo, Delivery delivery, OutputFormat format, List<Recipe.Operation> operations) {
        Sizing source = Enlarge.size(photo.cols(), photo.rows(), operations);
        Sizing size = Sizing.of(source.widthPx(), source.heightPx(), delivery);
        Recipe.Output wanted = new Recipe.Output(delivery, format, size.widthPx(), size.heightPx(), delivery.quality());
        try (PointerScope scope = new PointerScope()) {
            Encoder.Encoded encoded = Press.print(photo, new Recipe(ENGINE, operations, wanted));
            Recipe.Output output =
                    new Recipe.Output(delivery, format, size.widthPx(), size.heightPx(), encoded.quality());
            return image(encoded.bytes(), new Recipe(ENGINE, operations, output));
        }
    }

    private static Retouched image(byte[] bytes, Recipe recipe) {
        Recipe.Output output = recipe.output();
        return new Retouched.Image(bytes, output.format(), output.widthPx(), output.heightPx(), recipe);
    }

    static Retouched.Refused refused(Intake.Refusal refusal) {
        return new Retouched.Refused(refusal.reason(), refusal.message());
    }

    /** Loads the native code and compiles the hot loops; takes seconds, so call it in the background at start. */
    public static void warmUp() {
        enhance(grey(WARM_UP_WIDTH_PX, WARM_UP_HEIGHT_PX), EnhanceOptions.defaults());
    }

    /** Loads what {@link #open} needs and no more. */
    public static void warmDecoder() {
        open(grey(WARM_UP_EDGE_PX, WARM_UP_EDGE_PX));
    }

    private static byte[] grey(int widthPx, int heightPx) {
        try (PointerScope scope = new PointerScope()) {
            Mat grey = new Mat(
                    heightPx,
                    widthPx,
                    org.bytedeco.opencv.global.opencv_core.CV_8UC3,
                    org.bytedeco.opencv.opencv_core.Scalar.all(40));
            return Encoder.encode(grey, Delivery.WEB, OutputFormat.JPEG, 80);
        }
    }
}
