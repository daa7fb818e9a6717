package org.leadnest.retouch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.leadnest.retouch.intake.Intake;
import org.leadnest.retouch.render.Analysis;
import org.leadnest.retouch.render.Fusion;

/** Opens the frames of a bracket, fuses them and hands the result on as if it were one photo. */
final class BracketMerge {
    static final int MOST_FRAMES = 9;

    private BracketMerge() {}

    static List<Retouched> merge(List<byte[]> frames, List<EnhanceOptions> wanted) {
        try (PointerScope scope = new PointerScope()) {
            List<Mat> opened = new ArrayList<>();
            Optional<Retouched> refusal = open(frames, opened);
            if (refusal.isPresent()) {
                return Collections.nCopies(wanted.size(), refusal.get());
            }
            Recipe.Operation plan = Fusion.plan(opened);
            Mat fused = Fusion.fuse(opened, plan);
            Analysis analysis = Analysis.of(fused, wanted);
            List<Retouched> renditions = new ArrayList<>();
            for (EnhanceOptions options : wanted) {
                List<Recipe.Operation> operations = new ArrayList<>(List.of(plan));
                operations.addAll(analysis.operations(options));
                renditions.add(Retouch.rendition(fused, options.delivery(), options.format(), operations));
            }
            return List.copyOf(renditions);
        }
    }

    static Retouched rebuild(List<byte[]> frames, Recipe recipe) {
        Optional<Recipe.Operation> plan = recipe.operation(Fusion.OPERATION);
        if (!recipe.engine().equals(Retouch.ENGINE)
                || plan.isEmpty()
                || plan.get().number("frames") != frames.size()) {
            return new Retouched.Refused(
                    RefusalReason.RECIPE_MISMATCH,
                    "The recipe is not one of %s for %d frames.".formatted(Retouch.ENGINE, frames.size()));
        }
        try (PointerScope scope = new PointerScope()) {
            List<Mat> opened = new ArrayList<>();
            Optional<Retouched> refusal = open(frames, opened);
            return refusal.orElseGet(() -> Retouch.rebuilt(Fusion.fuse(opened, plan.get()), recipe));
        }
    }

    /** Fills {@code opened}, or says why not. */
    private static Optional<Retouched> open(List<byte[]> frames, List<Mat> opened) {
        if (frames.size() < 2 || frames.size() > MOST_FRAMES) {
            return Optional.of(new Retouched.Refused(
                    RefusalReason.UNSUPPORTED,
                    "A bracket has 2 to %d frames, not %d.".formatted(MOST_FRAMES, frames.size())));
        }
        long pixels = 0;
        for (byte[] frame : frames) {
            switch (Intake.open(frame)) {
                case Intake.Refusal refusal -> {
                    return Optional.of(Retouch.refused(refusal));
                }
                case Intake.Photo photo -> opened.add(photo.bgr());
            }
            pixels += opened.getLast().total();
            if (pixels > Retouch.MAX_PIXELS) {
                return Optional.of(new Retouched.Refused(
                        RefusalReason.TOO_MANY_PIXELS,
                        "The frames of a bracket should have at most %d megapixels together."
                                .formatted(Retouch.MAX_PIXELS / 1_000_000)));
            }
        }
        Mat first = opened.getFirst();
        boolean same = opened.stream().allMatch(m -> m.cols() == first.cols() && m.rows() == first.rows());
        return same
                ? Optional.empty()
                : Optional.of(new Retouched.Refused(
                        RefusalReason.UNSUPPORTED, "The frames of a bracket should all have the same size."));
    }
}
