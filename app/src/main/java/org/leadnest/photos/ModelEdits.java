package org.leadnest.photos;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.leadnest.accounts.Actor;
import org.leadnest.ai.ImageEdits;
import org.leadnest.platform.jobs.Jobs;
import org.leadnest.privacy.choices.UserChoice;
import org.leadnest.privacy.choices.UserChoices;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an image model may be asked to do to a photo: one thing, by one person, for one photo, and taken back at will. It is
 * asked in the background ({@link EditByModel}).
 */
@Service
public class ModelEdits {
    private final PhotoStore store;
    private final AlterationStore ledger;
    private final ModelEditStore edits;
    private final ImageEdits model;
    private final UserChoices choices;
    private final PhotoMaking making;
    private final Jobs jobs;
    private final InstantSource clock;

    ModelEdits(
            PhotoStore store,
            AlterationStore ledger,
            ModelEditStore edits,
            ImageEdits model,
            UserChoices choices,
            PhotoMaking making,
            Jobs jobs,
            InstantSource clock) {
        this.store = store;
        this.ledger = ledger;
        this.edits = edits;
        this.model = model;
        this.choices = choices;
        this.making = making;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * Who would do it and what it costs.
     *
     * @param credits that it takes at least
     * @param left of this month; empty without limit
     */
    public record Offer(String model, String host, long credits, OptionalLong left) {
        public boolean affordable() {
            return left.isEmpty() || left.getAsLong() > 0;
        }
    }

    /** Nothing where no image model is set up: then nothing of it is shown. */
    @Transactional(readOnly = true)
    public Optional<Offer> offer() {
        return model.offer().map(o -> new Offer(o.model(), o.host(), ImageEdits.LEAST_CREDITS, o.left()));
    }

    /** What became of asking. */
    public sealed interface Asking {
        record Begun() implements Asking {}

        /** @param reason a sentence */
        record Refused(String reason) implements Asking {}
    }

    @Transactional
    public Asking ask(Photo photo, Alteration alteration, Actor actor) {
        if (!choices.allows(actor.user(), UserChoice.OUTSIDE_AI)) {
            return new Asking.Refused("You switched outside AI off, under Settings, Your privacy.");
        }
        Optional<String> hindrance = hindrance(photo, alteration);
        if (hindrance.isPresent()) {
            return new Asking.Refused(hindrance.get());
        }
        if (photo.edit() != null) {
            ledger.end(photo.id(), photo.edit().alteration(), actor.user(), clock.instant());
        }
        ledger.ask(photo.id(), alteration, List.of(), actor.user(), clock.instant());
        jobs.submit(EditByModel.NAME, actor.account(), photo.id().value());
        return new Asking.Begun();
    }

    private Optional<String> hindrance(Photo photo, Alteration alteration) {
        Optional<Offer> offer = offer();
        if (!alteration.byModel() || offer.isEmpty()) {
            return Optional.of("No image model is set up.");
        }
        if (!offer.get().affordable()) {
            return Optional.of("This month's AI credits are used up.");
        }
        if (photo.status() != PhotoStatus.READY) {
            return Optional.of("The photo is not ready yet.");
        }
        if (photo.edit() != null && (photo.edit().running() || photo.edit().holds())) {
            return Optional.of("Take back what the image model did to this photo first.");
        }
        boolean outside = photo.room() != null && photo.room().outside();
        return alteration.outsideOnly() && !outside
                ? Optional.of("Only photos of the outside can be shown at dusk. Say what this one shows first.")
                : Optional.empty();
    }

    /** The photo is shown without it again; the line in the ledger stays. */
    @Transactional
    public boolean takeBack(Photo photo, Actor actor) {
        ModelEdit edit = photo.edit();
        if (edit == null) {
            return false;
        }
        ledger.end(photo.id(), edit.alteration(), actor.user(), clock.instant());
        if (edit.holds()) {
            making.again(photo.id());
        }
        return true;
    }

    @Transactional
    boolean received(ModelEdit edit, ModelEdit.Made made) {
        return edits.received(edit.id(), made);
    }

    /** The photo is made anew when the picture holds. */
    @Transactional
    void settle(PhotoId photo, ModelEdit edit, AlterationEntry.Outcome outcome, String reason) {
        boolean settled = edits.settle(edit.id(), outcome, reason);
        if (settled && outcome == AlterationEntry.Outcome.DONE) {
            making.again(photo);
        }
    }

    /** The model could not be asked, however often it was tried. */
    @Transactional
    void giveUp(PhotoId id, String reason) {
        store.find(id).map(Photo::edit).ifPresent(edit -> settle(id, edit, AlterationEntry.Outcome.REFUSED, reason));
    }

    @Transactional(readOnly = true)
    List<String> pictures(PhotoId photo) {
        return edits.pictures(photo);
    }
}
