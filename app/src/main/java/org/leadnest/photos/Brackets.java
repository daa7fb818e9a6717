package org.leadnest.photos;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.retouch.Taken;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brackets: frames of one scene at several exposures, of which one stands for all. It is made from all of them; the others
 * lie behind it until it is taken apart.
 */
@Service
public class Brackets {
    private final PhotoStore store;
    private final BracketStore brackets;
    private final PhotoMaking making;

    Brackets(PhotoStore store, BracketStore brackets, PhotoMaking making) {
        this.store = store;
        this.brackets = brackets;
        this.making = making;
    }

    /** The frames that lie behind the photo, as they were taken; none when it stands for itself. */
    @Transactional(readOnly = true)
    public List<Photo> frames(PhotoId lead) {
        return store.frames(lead);
    }

    /** The frames behind each photo of the album that stands for a bracket. */
    @Transactional(readOnly = true)
    public List<Photo> allFrames(UUID album) {
        return store.list(album).stream().filter(photo -> photo.lead() != null).toList();
    }

    /** Makes each frame a photo of its own again; they are not put together a second time. */
    @Transactional
    public void takeApart(PhotoId lead) {
        brackets.free(lead);
        making.again(lead);
    }

    /** What was taken around the same time as the photo, itself among it; nothing when its camera does not say. */
    @Transactional(readOnly = true)
    List<Photo> around(PhotoId id) {
        return store.around(id);
    }

    /** When and how the camera took each of them, as far as that was kept. */
    @Transactional(readOnly = true)
    Map<PhotoId, Taken> taken(List<Photo> photos) {
        return brackets.taken(photos);
    }

    /** Puts these together, unless they are already. */
    @Transactional
    void join(List<Photo> frames) {
        Optional<PhotoId> standing = frames.stream()
                .map(Photo::lead)
                .filter(java.util.Objects::nonNull)
                .min(Comparator.comparing(PhotoId::value));
        PhotoId lead = standing.filter(
                        id -> frames.stream().anyMatch(one -> one.id().equals(id)))
                .orElse(frames.getFirst().id());
        List<PhotoId> others =
                frames.stream().map(Photo::id).filter(id -> !id.equals(lead)).toList();
        if (brackets.join(lead, others) > 0) {
            making.again(lead);
        }
    }
}
