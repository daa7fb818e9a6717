package org.leadnest.listings;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadnest.photos.Alteration;
import org.leadnest.photos.ModelEdit;
import org.leadnest.photos.ModelEdits;
import org.leadnest.photos.Photo;
import org.leadnest.photos.PhotoLinks;
import org.leadnest.photos.PhotoStatus;

/**
 * What an image model may do to a photo, for its form, and what it did.
 *
 * @param choices by word; none where nothing is offered
 * @param cost what happens and what it costs, before anybody agrees
 * @param state what became of what was asked; null when nobody asked
 * @param blocked address of a picture that is not published, or null
 * @param removable whether there is something to take back
 */
public record EditControls(
        Map<String, String> choices,
        String cost,
        @Nullable String state,
        String tone,
        @Nullable String blocked,
        boolean removable) {

    static EditControls of(Photo photo, ModelEdits.@Nullable Offer offer, PhotoLinks links) {
        ModelEdit edit = photo.edit();
        boolean bound = edit != null && (edit.running() || edit.holds());
        boolean offered = offer != null && offer.affordable() && !bound && photo.status() == PhotoStatus.READY;
        return new EditControls(
                offered ? choices(photo) : Map.of(),
                offered && offer != null ? cost(offer) : "",
                edit == null ? null : state(edit),
                edit == null || edit.running() ? "info" : edit.holds() ? "good" : "warn",
                links.blocked(photo).orElse(null),
                edit != null);
    }

    private static Map<String, String> choices(Photo photo) {
        Map<String, String> choices = new LinkedHashMap<>();
        if (photo.room() != null && photo.room().outside()) {
            choices.put(Alteration.DUSK.name(), "Show it at dusk");
        } else {
            choices.put(Alteration.DECLUTTERED.name(), "Remove loose things");
            choices.put(Alteration.STAGED.name(), "Add furniture (virtual staging)");
        }
        return choices;
    }

    private static String cost(ModelEdits.Offer offer) {
        String left = offer.left().isEmpty()
                ? ""
                : " %,d are left this month.".formatted(offer.left().getAsLong());
        return ("The picture goes to the model %s at %s, without place or camera and with what is blurred in it; faces that"
                        + " are not blurred go along. It takes at least %d AI credits.%s If walls, windows or doors come"
                        + " back other than they are, the result is not published. Buyers are told, with the original"
                        + " beside it.")
                .formatted(offer.model(), offer.host(), offer.credits(), left);
    }

    private static String state(ModelEdit edit) {
        String what = edit.alteration().mediaAlteration();
        return switch (edit.outcome()) {
            case ASKED -> what + ": the image model is at work. This takes up to two minutes.";
            case DONE -> what + ": done. Light and lines are as they were when it was sent.";
            case REFUSED -> what + ": " + edit.reason();
            case BLOCKED -> what + " is not published: the building is not the same. " + edit.reason();
        };
    }
}
