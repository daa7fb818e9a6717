package org.leadnest.listings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadnest.photos.Adjustments;
import org.leadnest.photos.Alteration;
import org.leadnest.photos.Part;
import org.leadnest.photos.Photo;

/**
 * How a photo is enhanced, for its form.
 *
 * @param outside whether sky and lawn may be altered: only where somebody said that it shows the outside
 * @param veiled the parts that are made unrecognisable, in words
 * @param faces those that were found and are not veiled, in words, by their place in the list of all that were found
 * @param plates the same of licence plates
 */
public record PhotoControls(
        String strength,
        String warmth,
        boolean verticals,
        boolean outside,
        boolean sky,
        boolean grass,
        boolean enlarged,
        List<String> veiled,
        Map<String, String> faces,
        Map<String, String> plates) {

    static PhotoControls of(Photo photo) {
        Adjustments now = photo.adjustments();
        return new PhotoControls(
                number(now.strength()),
                number(now.warmth()),
                now.verticals(),
                photo.room() != null && photo.room().outside(),
                now.alterations().contains(Alteration.SKY),
                now.alterations().contains(Alteration.GRASS),
                now.alterations().contains(Alteration.ENLARGED),
                now.veiled().stream().map(PhotoControls::place).toList(),
                unveiled(photo.suggested().faces(), photo.openFaces()),
                unveiled(photo.suggested().plates(), photo.openPlates()));
    }

    private static Map<String, String> unveiled(@Nullable List<Part> all, List<Part> unveiled) {
        Map<String, String> open = new LinkedHashMap<>();
        for (int i = 0; all != null && i < all.size(); i++) {
            if (unveiled.contains(all.get(i))) {
                open.put(Integer.toString(i), place(all.get(i)));
            }
        }
        return open;
    }

    private static String place(Part part) {
        return String.format(
                Locale.US,
                "%.0f %% from the left, %.0f %% from the top, %.0f × %.0f %%",
                100 * part.x(),
                100 * part.y(),
                100 * part.width(),
                100 * part.height());
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    public Map<String, String> strengths() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("0", "None");
        words.put("0.5", "Half");
        words.put("1", "As suggested");
        words.put("1.25", "More");
        words.put("1.5", "Most");
        words.putIfAbsent(strength, strength + " of what is suggested");
        return words;
    }

    public Map<String, String> warmths() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("-1", "Much cooler");
        words.put("-0.5", "Cooler");
        words.put("0", "As it is");
        words.put("0.5", "Warmer");
        words.put("1", "Much warmer");
        words.putIfAbsent(warmth, warmth);
        return words;
    }

    static String leftAlone(Alteration asked) {
        return switch (asked) {
            case SKY -> "The sky could not be told from the rest with certainty, so it was left as it is.";
            case GRASS -> "No lawn could be told with certainty, so nothing was made greener.";
            case ENLARGED -> "The photo has all the pixels that are ever shown, so it was not enlarged.";
            case VEILED -> "Nothing was made unrecognisable.";
            case DECLUTTERED, STAGED, DUSK -> "The image model's picture is not shown.";
        };
    }
}
