package org.leadnest.photos;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an image model is asked to do to a photo, and what came of it.
 *
 * @param id of its line in the ledger
 * @param reason why nothing came of it, or why its picture is not published; empty otherwise
 * @param made what came; null until then
 */
public record ModelEdit(
        UUID id,
        Alteration alteration,
        AlterationEntry.Outcome outcome,
        String reason,
        @Nullable Made made) {

    /**
     * The model's picture.
     *
     * @param key of the file as it came; never served
     * @param sentRecipe of the rendition that the model was sent
     */
    public record Made(String key, String model, String prompt, String sentRecipe) {
        /** Of the copy that may be looked at while it is not published. */
        String viewKey() {
            return ModelEdit.viewKey(key);
        }
    }

    static String viewKey(String key) {
        return key.replaceFirst("\\.bin$", "-view.jpg");
    }

    public boolean running() {
        return outcome == AlterationEntry.Outcome.ASKED;
    }

    /** Whether the photo is shown as the model made it, or is going to be. */
    public boolean holds() {
        return outcome == AlterationEntry.Outcome.DONE;
    }

    public boolean blocked() {
        return outcome == AlterationEntry.Outcome.BLOCKED;
    }
}
