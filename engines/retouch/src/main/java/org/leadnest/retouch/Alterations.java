package org.leadnest.retouch;

import java.util.List;
import java.util.Set;

/**
 * What is asked for beyond light, colour and angle, and so has to be disclosed where the picture is shown. Sky and grass
 * are left alone where they cannot be told from the rest with certainty: the recipe then has no such operation.
 *
 * @param sky another sky in the place of the photo's
 * @param grass a faded lawn made green
 * @param enlarged twice as many pixels each way, of photos up to {@link #ENLARGED_UP_TO} pixels
 * @param veiled parts that are made unrecognisable
 */
public record Alterations(boolean sky, boolean grass, boolean enlarged, List<Box> veiled) {
    public static final Alterations NONE = new Alterations(false, false, false, List.of());

    /** Larger photos have all the pixels that any delivery shows. */
    public static final long ENLARGED_UP_TO = 12_000_000;

    /** The most parts of a photo that are veiled. */
    public static final int MOST_VEILED = 20;

    /** Names of the operations by which a recipe tells of an alteration. */
    public static final String SKY = "sky";

    public static final String GRASS = "grass";
    public static final String ENLARGED = "enlarge";
    public static final String VEILED = "veil";

    /** What only a model outside does; see {@link ModelEdits}. */
    public static final String DECLUTTERED = "declutter";

    public static final String STAGED = "stage";
    public static final String DUSK = "dusk";

    public static final Set<String> BY_MODEL = Set.of(DECLUTTERED, STAGED, DUSK);

    /** All of these names. */
    public static final Set<String> OPERATIONS = Set.of(SKY, GRASS, ENLARGED, VEILED, DECLUTTERED, STAGED, DUSK);

    public Alterations {
        if (veiled.size() > MOST_VEILED) {
            throw new IllegalArgumentException("expected at most " + MOST_VEILED + " veiled parts");
        }
        veiled = List.copyOf(veiled);
    }

    /** A part of the photo as it was taken, upright: left, top, width and height as shares of its own, 0 to 1. */
    public record Box(double x, double y, double width, double height) {
        public Box {
            boolean inside =
                    x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= 1.000_001 && y + height <= 1.000_001;
            if (!inside) {
                throw new IllegalArgumentException("expected a part that lies inside of the photo, from 0 to 1");
            }
        }
    }
}
