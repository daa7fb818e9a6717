package org.leadnest.photos;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.leadnest.retouch.Alterations;
import org.leadnest.retouch.EnhanceOptions;
import org.leadnest.retouch.Stage;

/**
 * How a photo is to be enhanced.
 *
 * @param strength of the correction of light and colour, 0 to 1.5
 * @param warmth -1 cooler to 1 warmer
 * @param verticals whether lines are put right: those that the lens bent made straight, leaning walls upright
 * @param alterations what was asked for and is in force
 * @param veiled the parts of {@link Alteration#VEILED}
 */
public record Adjustments(
        double strength, double warmth, boolean verticals, Set<Alteration> alterations, List<Part> veiled) {
    /** The largest strength. */
    public static final double MAX_STRENGTH = EnhanceOptions.MAX_STRENGTH;

    /** The most parts of a photo that are veiled. */
    public static final int MOST_VEILED = Alterations.MOST_VEILED;

    public static final Adjustments NONE = new Adjustments(1, 0, true, Set.of(), List.of());

    public Adjustments {
        alterations = alterations.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(alterations));
        veiled = List.copyOf(veiled);
    }

    private List<Alterations.Box> boxes() {
        return veiled.stream()
                .map(part -> new Alterations.Box(part.x(), part.y(), part.width(), part.height()))
                .toList();
    }

    /** What has to be hidden in any picture that visitors see. */
    Alterations privacy() {
        return new Alterations(false, false, false, alterations.contains(Alteration.VEILED) ? boxes() : List.of());
    }

    EnhanceOptions applied(EnhanceOptions options) {
        return (verticals ? options : options.without(Stage.LENS).without(Stage.VERTICALS))
                .withStrength(strength)
                .withWarmth(warmth)
                .withAlterations(new Alterations(
                        alterations.contains(Alteration.SKY),
                        alterations.contains(Alteration.GRASS),
                        alterations.contains(Alteration.ENLARGED),
                        alterations.contains(Alteration.VEILED) ? boxes() : List.of()));
    }
}
