package org.leadnest.photos;

import java.util.Arrays;
import java.util.List;
import org.leadnest.retouch.Alterations;
import org.leadnest.retouch.Recipe;

/**
 * What is done to a picture beyond light, colour and angle. Each is off unless somebody asks for it, is kept in the ledger,
 * and is told wherever the picture appears.
 */
public enum Alteration {
    SKY(Alterations.SKY, "Sky Replacement", "The sky is not the one of the photo.", true),
    GRASS(Alterations.GRASS, "Landscape Enhancement", "The lawn is greener than in the photo.", true),
    ENLARGED(Alterations.ENLARGED, "Image Enlarged", "The photo is enlarged; its pixels are computed.", false),
    VEILED(Alterations.VEILED, "Privacy Blur", "Parts of the photo are made unrecognisable for privacy.", false),
    DECLUTTERED(
            Alterations.DECLUTTERED, "Object Removal", "Things were removed from the photo by an image model.", true),
    STAGED(
            Alterations.STAGED,
            "Virtual Staging",
            "Furniture was added to the photo by an image model; it is not in the home.",
            true),
    DUSK(Alterations.DUSK, "Day to Dusk", "The photo was taken by day; an image model made it look like dusk.", true);

    private final String operation;
    private final String mediaAlteration;
    private final String statement;
    private final boolean property;

    Alteration(String operation, String mediaAlteration, String statement, boolean property) {
        this.operation = operation;
        this.mediaAlteration = mediaAlteration;
        this.statement = statement;
        this.property = property;
    }

    /** The value of RESO's open field {@code MediaAlteration}. */
    public String mediaAlteration() {
        return mediaAlteration;
    }

    /** The sentence that stands by the picture. */
    public String statement() {
        return statement;
    }

    /** Whether the property itself is shown other than it is (California B&amp;P 10140.8); else it is recorded only. */
    public boolean property() {
        return property;
    }

    /** Whether only a picture of the outside can have it. */
    public boolean outsideOnly() {
        return this == SKY || this == GRASS || this == DUSK;
    }

    /** Whether an image model outside does it. */
    public boolean byModel() {
        return Alterations.BY_MODEL.contains(operation);
    }

    /** The engine's name of it. */
    String operation() {
        return operation;
    }

    /** The words that an image model is told. */
    String prompt() {
        return "photos/" + operation + "-1";
    }

    /** What the recipe of a rendition has altered. */
    static List<Alteration> in(String recipe) {
        Recipe parsed = Recipe.parse(recipe);
        return Arrays.stream(values())
                .filter(one -> parsed.operation(one.operation).isPresent())
                .toList();
    }
}
