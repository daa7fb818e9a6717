package org.leadnest.photos;

import java.util.Optional;
import java.util.UUID;
import org.leadnest.ai.ImageEdits;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.jobs.JobHandler;
import org.leadnest.retouch.StructureCheck;
import org.springframework.stereotype.Component;

/**
 * Has an image model change a photo: sends the rendition for an MLS, keeps what comes, opens it as a stranger's file, and
 * compares it with what was sent. Only a picture that shows the same building is published. What came is kept before it is
 * looked at, so that a crash in between asks for no second one.
 */
@Component
class EditByModel implements JobHandler {
    static final String NAME = "photos.edit";

    private final Photos photos;
    private final ModelEdits edits;
    private final ImageEdits model;
    private final RenditionFiles files;
    private final Darkroom darkroom;

    EditByModel(Photos photos, ModelEdits edits, ImageEdits model, RenditionFiles files, Darkroom darkroom) {
        this.photos = photos;
        this.edits = edits;
        this.model = model;
        this.files = files;
        this.darkroom = darkroom;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean heavy() {
        return true;
    }

    @Override
    public void run(AccountId account, UUID subject) {
        PhotoId id = new PhotoId(subject);
        photos.find(id).ifPresent(photo -> {
            ModelEdit edit = photo.edit();
            Optional<Rendition> sent = photo.rendition(RenditionKind.MLS);
            if (edit != null && edit.running() && sent.isPresent()) {
                run(account, photo, edit, sent.get());
            }
        });
    }

    private void run(AccountId account, Photo photo, ModelEdit edit, Rendition sent) {
        byte[] before = files.read(account, sent.storageKey());
        if (edit.made() != null) {
            judge(account, photo, edit, edit.made(), sent, before);
            return;
        }
        String prompt = edit.alteration().prompt();
        switch (model.edit(prompt, before)) {
            case ImageEdits.Edited.Failed failed ->
                refuse(photo, edit, "The image model did nothing: " + failed.reason() + ".");
            case ImageEdits.Edited.Picture picture -> {
                ModelEdit.Made made = new ModelEdit.Made(
                        files.keepUnopened(account, picture.bytes()), picture.model(), prompt, sent.recipe());
                if (edits.received(edit, made)) {
                    judge(account, photo, edit, made, sent, before);
                } else {
                    files.delete(account, made.key());
                }
            }
        }
    }

    private void judge(
            AccountId account, Photo photo, ModelEdit edit, ModelEdit.Made made, Rendition sent, byte[] before) {
        if (!sent.recipe().equals(made.sentRecipe())) {
            refuse(photo, edit, "The photo was changed while the image model was at work. Ask once more.");
            return;
        }
        byte[] picture = files.read(account, made.key());
        Optional<Photo.Refusal> unusable = darkroom.judged(picture);
        if (unusable.isPresent()) {
            refuse(photo, edit, "What the image model sent is no picture that can be used.");
            return;
        }
        Optional<StructureCheck> check = darkroom.compared(before, picture, edit.alteration());
        if (check.isEmpty()) {
            refuse(photo, edit, "What the image model sent cannot be opened.");
        } else if (check.get().holds()) {
            edits.settle(photo.id(), edit, AlterationEntry.Outcome.DONE, "");
        } else {
            darkroom.view(picture).ifPresent(view -> files.keepView(account, made.viewKey(), view));
            edits.settle(
                    photo.id(),
                    edit,
                    AlterationEntry.Outcome.BLOCKED,
                    check.get().reason());
        }
    }

    private void refuse(Photo photo, ModelEdit edit, String reason) {
        edits.settle(photo.id(), edit, AlterationEntry.Outcome.REFUSED, reason);
    }

    @Override
    public void gaveUp(AccountId account, UUID subject, String reason) {
        edits.giveUp(new PhotoId(subject), "The image model could not be asked.");
    }
}
