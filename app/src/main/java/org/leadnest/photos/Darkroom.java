package org.leadnest.photos;

import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;
import org.leadnest.photos.guarding.DecodeGuard;
import org.leadnest.retouch.Alterations;
import org.leadnest.retouch.Delivery;
import org.leadnest.retouch.EnhanceOptions;
import org.leadnest.retouch.OutputFormat;
import org.leadnest.retouch.Recipe;
import org.leadnest.retouch.Retouch;
import org.leadnest.retouch.Retouched;
import org.leadnest.retouch.StructureCheck;
import org.leadnest.retouch.Taken;
import org.springframework.stereotype.Component;

/** Has the engine make renditions, of a photo or of a bracket's frames, never more at once than memory allows. */
@Component
class Darkroom {
    /** Each holds a decoded photo of up to 120 megapixels: two keep both cores busy, more only cost memory. */
    private static final int AT_ONCE = 2;

    private static final Photo.Refusal DANGEROUS = new Photo.Refusal(
            "DAMAGED",
            "The picture in the file cannot be decoded without harm; save it anew with another program and upload that.");

    private final RenditionFiles files;
    private final DecodeGuard guard;
    private final PhotoMaking photos;
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    Darkroom(RenditionFiles files, DecodeGuard guard, PhotoMaking photos) {
        this.files = files;
        this.guard = guard;
        this.photos = photos;
    }

    /**
     * Why a photo that was never opened here must not be: decoding it ended the process that tried, or did not end.
     *
     * @throws GuardUnavailableException when nothing could be tried now; the photo stays unopened and the job comes again
     */
    Optional<Photo.Refusal> tried(AccountId account, Photo photo) {
        if (!photo.renditions().isEmpty() || photos.tried(photo.id())) {
            return Optional.empty();
        }
        Optional<Photo.Refusal> dangerous = tried(files.original(account, photo));
        if (dangerous.isEmpty()) {
            photos.setTried(photo.id());
        }
        return dangerous;
    }

    /** Why a stranger's file is no picture to go on with: by its header, then by decoding it where it can do no harm. */
    Optional<Photo.Refusal> judged(byte[] file) {
        return Retouch.judge(file)
                .map(why -> new Photo.Refusal(why.reason().name(), why.message()))
                .or(() -> tried(file));
    }

    private Optional<Photo.Refusal> tried(byte[] file) {
        places.acquireUninterruptibly();
        try {
            return switch (guard.judge(file)) {
                case HARMLESS -> Optional.empty();
                case UNTRIED -> throw new GuardUnavailableException();
                case DEADLY, ENDLESS -> Optional.of(DANGEROUS);
            };
        } finally {
            places.release();
        }
    }

    /** Whether what a model made of {@code sent} shows the same building; nothing when it cannot be opened. */
    Optional<StructureCheck> compared(byte[] sent, byte[] picture, Alteration alteration) {
        places.acquireUninterruptibly();
        try {
            return org.leadnest.retouch.ModelEdits.compare(sent, picture, alteration.operation());
        } finally {
            places.release();
        }
    }

    /** A copy of a judged file that may be served. */
    Optional<byte[]> view(byte[] file) {
        return busy(1, () -> List.of(Retouch.plain(file, Delivery.WEB, OutputFormat.JPEG)))
                                .getFirst()
                        instanceof Retouched.Image image
                ? Optional.of(image.bytes())
                : Optional.empty();
    }

    /** One outcome for each kind, in its order. */
    List<Retouched> make(AccountId account, Photo photo, List<Photo> frames, List<RenditionKind> kinds) {
        ModelEdit edit = photo.edit();
        if (edit == null || !edit.holds() || edit.made() == null) {
            return made(account, photo, frames, kinds);
        }
        List<RenditionKind> edited =
                kinds.stream().filter(RenditionKind::enhanced).toList();
        List<RenditionKind> plain =
                kinds.stream().filter(kind -> !kind.enhanced()).toList();
        List<Retouched> plainMade = plain.isEmpty() ? List.of() : made(account, photo, List.of(), plain);
        List<Retouched> editedMade = ofModel(account, photo, edit.alteration(), edit.made(), edited);
        return ordered(kinds, plain, plainMade, edited, editedMade);
    }

    private List<Retouched> ofModel(
            AccountId account, Photo photo, Alteration alteration, ModelEdit.Made made, List<RenditionKind> kinds) {
        byte[] picture = files.read(account, made.key());
        Recipe.Operation step =
                org.leadnest.retouch.ModelEdits.operation(alteration.operation(), made.model(), made.prompt(), picture);
        Recipe sent = Recipe.parse(made.sentRecipe());
        return busy(1, () -> org.leadnest.retouch.ModelEdits.renditions(picture, sent, step, options(photo, kinds)));
    }

    private List<Retouched> made(AccountId account, Photo photo, List<Photo> frames, List<RenditionKind> kinds) {
        byte[] original = files.original(account, photo);
        if (frames.isEmpty()) {
            return busy(1, () -> Retouch.enhance(original, options(photo, kinds)));
        }
        List<byte[]> all = new FramesInTurn(
                frames.size() + 1, place -> place == 0 ? original : files.original(account, frames.get(place - 1)));
        List<RenditionKind> plain =
                kinds.stream().filter(kind -> !kind.enhanced()).toList();
        List<RenditionKind> merged =
                kinds.stream().filter(RenditionKind::enhanced).toList();
        List<Retouched> plainMade = busy(1, () -> Retouch.enhance(original, options(photo, plain)));
        List<Retouched> mergedMade = busy(AT_ONCE, () -> Retouch.merge(all, options(photo, merged)));
        return ordered(kinds, plain, plainMade, merged, mergedMade);
    }

    /** Files that are read when they are asked for, and let go: a bracket's are too large to be held together. */
    private static final class FramesInTurn extends AbstractList<byte[]> {
        private final int count;
        private final IntFunction<byte[]> file;

        FramesInTurn(int count, IntFunction<byte[]> file) {
            this.count = count;
            this.file = file;
        }

        @Override
        public byte[] get(int place) {
            return file.apply(place);
        }

        @Override
        public int size() {
            return count;
        }
    }

    /** Whether tried photos, which look like a bracket by what their camera says, show one scene; read one after another. */
    boolean oneScene(AccountId account, List<Photo> run, List<Taken> taken) {
        places.acquireUninterruptibly();
        try {
            return org.leadnest.retouch.Brackets.oneScene(taken, place -> files.original(account, run.get(place)));
        } finally {
            places.release();
        }
    }

    private static List<Retouched> ordered(
            List<RenditionKind> kinds,
            List<RenditionKind> plain,
            List<Retouched> plainMade,
            List<RenditionKind> enhanced,
            List<Retouched> enhancedMade) {
        return kinds.stream()
                .map(kind ->
                        kind.enhanced() ? enhancedMade.get(enhanced.indexOf(kind)) : plainMade.get(plain.indexOf(kind)))
                .toList();
    }

    /** Where faces seem to be in the photo as it was taken; looked for once, as its bytes never change. */
    List<Part> faces(AccountId account, Photo photo) {
        return found(account, photo, photo.suggested().faces(), Retouch::faces);
    }

    /** The same of licence plates. */
    List<Part> plates(AccountId account, Photo photo) {
        return found(account, photo, photo.suggested().plates(), Retouch::plates);
    }

    private List<Part> found(
            AccountId account,
            Photo photo,
            @Nullable List<Part> known,
            Function<byte[], List<Alterations.Box>> search) {
        if (known != null) {
            return known;
        }
        byte[] original = files.original(account, photo);
        places.acquireUninterruptibly();
        try {
            return search.apply(original).stream()
                    .map(box -> new Part(box.x(), box.y(), box.width(), box.height()))
                    .toList();
        } finally {
            places.release();
        }
    }

    private static List<EnhanceOptions> options(Photo photo, List<RenditionKind> kinds) {
        return kinds.stream().map(kind -> kind.options(photo.adjustments())).toList();
    }

    /** No process for trial decodings could be started; nothing is decoded without one. */
    static final class GuardUnavailableException extends RuntimeException {
        private static final long serialVersionUID = 1;

        GuardUnavailableException() {
            super("no process for trial decodings could be started, so the photo waits");
        }
    }

    private interface Work {
        List<Retouched> done();
    }

    private List<Retouched> busy(int share, Work work) {
        places.acquireUninterruptibly(share);
        try {
            return work.done();
        } finally {
            places.release(share);
        }
    }
}
