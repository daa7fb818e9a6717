package org.leadnest.photos;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.leadnest.kernel.AccountId;
import org.leadnest.retouch.EnhanceOptions;
import org.leadnest.retouch.Retouch;
import org.leadnest.retouch.Retouched;
import org.springframework.stereotype.Component;

/** Has the engine make renditions, of a photo or of a bracket's frames, never more at once than memory allows. */
@Component
class Darkroom {
    /** Each holds a decoded photo of up to 120 megapixels: two keep both cores busy, more only cost memory. */
    private static final int AT_ONCE = 2;

    private final RenditionFiles files;
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    Darkroom(RenditionFiles files) {
        this.files = files;
    }

    /** One outcome for each kind, in its order. */
    List<Retouched> make(AccountId account, Photo photo, List<Photo> frames, List<RenditionKind> kinds) {
        byte[] original = files.original(account, photo);
        if (frames.isEmpty()) {
            return busy(1, () -> Retouch.enhance(original, options(photo, kinds)));
        }
        List<byte[]> all = new ArrayList<>(List.of(original));
        frames.forEach(frame -> all.add(files.original(account, frame)));
        List<RenditionKind> plain =
                kinds.stream().filter(kind -> !kind.enhanced()).toList();
        List<RenditionKind> merged =
                kinds.stream().filter(RenditionKind::enhanced).toList();
        List<Retouched> plainMade = busy(1, () -> Retouch.enhance(original, options(photo, plain)));
        List<Retouched> mergedMade = busy(AT_ONCE, () -> Retouch.merge(all, options(photo, merged)));
        return kinds.stream()
                .map(kind ->
                        kind.enhanced() ? mergedMade.get(merged.indexOf(kind)) : plainMade.get(plain.indexOf(kind)))
                .toList();
    }

    private static List<EnhanceOptions> options(Photo photo, List<RenditionKind> kinds) {
        return kinds.stream().map(kind -> kind.options(photo.adjustments())).toList();
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
