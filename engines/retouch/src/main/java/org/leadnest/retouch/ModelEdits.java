package org.leadnest.retouch;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.leadnest.retouch.intake.Intake;
import org.leadnest.retouch.render.Analysis;
import org.leadnest.retouch.render.Structure;

/**
 * Pictures that a model outside made of a rendition. The picture is kept as it came; each file that is made of it has a
 * recipe that says how the rendition was made that the model saw, which model it was and what it was told, the picture's
 * SHA-256, and what was done after. With the kept picture the recipe gives the same file again.
 */
public final class ModelEdits {
    private static final String PICTURE = "picture";

    private ModelEdits() {}

    /**
     * The step of a recipe that a model took.
     *
     * @param operation one of {@link Alterations#BY_MODEL}
     * @param picture what the model made, as it came
     */
    public static Recipe.Operation operation(String operation, String model, String prompt, byte[] picture) {
        return new Recipe.Operation(
                operation, Map.of(), Map.of("model", model, "prompt", prompt, PICTURE, sha256(picture)));
    }

    /** Whether {@code picture} shows the building as {@code sent} does; nothing when either cannot be opened. */
    public static Optional<StructureCheck> compare(byte[] sent, byte[] picture, String operation) {
        try (PointerScope scope = new PointerScope()) {
            return Intake.open(sent) instanceof Intake.Photo before
                            && Intake.open(picture) instanceof Intake.Photo after
                    ? Optional.of(Structure.compare(before.bgr(), after.bgr(), !operation.equals(Alterations.DUSK)))
                    : Optional.empty();
        }
    }

    /**
     * One rendition for each of {@code wanted}, of whose wishes only size and format count: light and lines are those of
     * what the model was sent.
     *
     * @param sent recipe of the rendition that the model saw
     */
    public static List<Retouched> renditions(
            byte[] picture, Recipe sent, Recipe.Operation edit, List<EnhanceOptions> wanted) {
        List<EnhanceOptions> plain = wanted.stream().map(ModelEdits::plain).toList();
        List<Recipe.Operation> ahead = new ArrayList<>(sent.operations());
        ahead.add(edit);
        try (PointerScope scope = new PointerScope()) {
            return switch (Intake.open(picture)) {
                case Intake.Refusal refusal -> Collections.<Retouched>nCopies(wanted.size(), Retouch.refused(refusal));
                case Intake.Photo photo -> {
                    Analysis analysis = Analysis.of(photo.bgr(), plain);
                    yield plain.stream()
                            .map(options -> rendition(photo.bgr(), ahead, analysis.operations(options), options))
                            .toList();
                }
            };
        }
    }

    private static EnhanceOptions plain(EnhanceOptions options) {
        EnumSet<Stage> off = EnumSet.allOf(Stage.class);
        off.remove(Stage.SHARPEN);
        return new EnhanceOptions(options.delivery(), options.format(), off, 1);
    }

    private static Retouched rendition(
            Mat picture, List<Recipe.Operation> ahead, List<Recipe.Operation> after, EnhanceOptions options) {
        return whole(Retouch.rendition(picture, options.delivery(), options.format(), after), ahead);
    }

    private static Retouched whole(Retouched made, List<Recipe.Operation> ahead) {
        if (!(made instanceof Retouched.Image image)) {
            return made;
        }
        List<Recipe.Operation> operations = new ArrayList<>(ahead);
        operations.addAll(image.recipe().operations());
        Recipe recipe =
                new Recipe(image.recipe().engine(), operations, image.recipe().output());
        return new Retouched.Image(image.bytes(), image.format(), image.widthPx(), image.heightPx(), recipe);
    }

    /** How many of the recipe's steps come before what is done to the model's picture; 0 when no model took part. */
    private static int ahead(Recipe recipe) {
        for (int i = recipe.operations().size() - 1; i >= 0; i--) {
            if (Alterations.BY_MODEL.contains(recipe.operations().get(i).name())) {
                return i + 1;
            }
        }
        return 0;
    }

    static boolean took(Recipe recipe) {
        return ahead(recipe) > 0;
    }

    /** The same file again, of the picture that the model made. */
    static Retouched rebuild(byte[] picture, Recipe recipe) {
        int ahead = ahead(recipe);
        String expected = recipe.operations().get(ahead - 1).texts().get(PICTURE);
        if (!sha256(picture).equals(expected)) {
            return new Retouched.Refused(
                    RefusalReason.RECIPE_MISMATCH, "The recipe needs the picture that the model made.");
        }
        Recipe after = new Recipe(
                recipe.engine(),
                recipe.operations().subList(ahead, recipe.operations().size()),
                recipe.output());
        return whole(Retouch.rebuild(picture, after), recipe.operations().subList(0, ahead));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
