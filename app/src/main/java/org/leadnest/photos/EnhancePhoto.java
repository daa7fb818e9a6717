package org.leadnest.photos;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.jobs.JobHandler;
import org.leadnest.retouch.Look;
import org.leadnest.retouch.Retouch;
import org.leadnest.retouch.Retouched;
import org.springframework.stereotype.Component;

/**
 * Makes the renditions of one photo: claims it, works outside of any transaction, stores the files, then records them in
 * one transaction. Run again after a crash it starts over under the next attempt's number; only one attempt's outcome is
 * ever recorded. What an earlier making left is shown until then and deleted after it.
 */
@Component
class EnhancePhoto implements JobHandler {
    static final String NAME = "photos.enhance";

    private final PhotoMaking photos;
    private final Brackets brackets;
    private final RenditionFiles files;
    private final Darkroom darkroom;

    EnhancePhoto(PhotoMaking photos, Brackets brackets, RenditionFiles files, Darkroom darkroom) {
        this.photos = photos;
        this.brackets = brackets;
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

    /** The photo is read after it is claimed: whoever changes it later has it claimed again. */
    @Override
    public void run(AccountId account, UUID subject) {
        PhotoId id = new PhotoId(subject);
        photos.claim(id).ifPresent(attempt -> photos.find(id).ifPresent(photo -> process(account, photo, attempt)));
    }

    private void process(AccountId account, Photo photo, int attempt) {
        Optional<Photo.Refusal> dangerous = darkroom.tried(account, photo);
        if (dangerous.isPresent()) {
            photos.finish(photo, attempt, List.of(), dangerous.get(), photo.suggested());
            return;
        }
        List<Photo> frames = brackets.frames(photo.id());
        if (frames.stream().anyMatch(frame -> darkroom.tried(account, frame).isPresent())) {
            brackets.takeApart(photo.id());
            return;
        }
        List<RenditionKind> kinds = RenditionKind.atOnce();
        List<Retouched> made = darkroom.make(account, photo, frames, kinds);
        if (!frames.isEmpty() && made.getLast() instanceof Retouched.Refused) {
            brackets.takeApart(photo.id());
            return;
        }
        List<Rendition> renditions = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            switch (made.get(i)) {
                case Retouched.Refused refused -> {
                    Photo.Refusal why = new Photo.Refusal(refused.reason().name(), refused.message());
                    photos.finish(photo, attempt, List.of(), why, photo.suggested());
                    return;
                }
                case Retouched.Image image ->
                    renditions.add(files.keep(account, photo.id(), kinds.get(i), attempt, image));
            }
        }
        Photo.Suggested suggested = suggested(account, photo, made.get(kinds.indexOf(RenditionKind.WEB)));
        Optional<List<String>> old = photos.finish(photo, attempt, renditions, null, suggested);
        old.ifPresentOrElse(
                keys -> keys.forEach(key -> files.delete(account, key)),
                () -> files.discard(account, photo.id(), attempt));
        for (int earlier = 1; earlier < attempt; earlier++) {
            files.discard(account, photo.id(), earlier);
        }
    }

    private Photo.Suggested suggested(AccountId account, Photo photo, Retouched web) {
        List<Part> faces = darkroom.faces(account, photo);
        List<Part> plates = darkroom.plates(account, photo);
        return web instanceof Retouched.Image image
                ? Retouch.look(image.bytes())
                        .map((Look look) -> SceneWords.of(photo.suggested().room(), look, faces, plates))
                        .orElse(photo.suggested())
                : photo.suggested();
    }

    @Override
    public void gaveUp(AccountId account, UUID subject, String reason) {
        photos.giveUp(new PhotoId(subject));
    }
}
