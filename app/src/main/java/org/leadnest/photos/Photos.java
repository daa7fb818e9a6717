package org.leadnest.photos;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.platform.jobs.Jobs;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.privacy.KeptByLaw;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The verbs over photos that are uploaded already; {@link PhotoUploads} takes new ones in. */
@Service
public class Photos {
    /** The longest caption or alternative text, in characters. */
    public static final int MOST_WORDS = 500;

    private final PhotoStore store;
    private final AlterationStore ledger;
    private final PhotoMaking making;
    private final Jobs jobs;
    private final KeptByLaw law;
    private final InstantSource clock;

    Photos(
            PhotoStore store,
            AlterationStore ledger,
            PhotoMaking making,
            Jobs jobs,
            KeptByLaw law,
            InstantSource clock) {
        this.store = store;
        this.ledger = ledger;
        this.making = making;
        this.jobs = jobs;
        this.law = law;
        this.clock = clock;
    }

    /** The photos of an album in order, without those that were put aside. */
    @Transactional(readOnly = true)
    public List<Photo> list(UUID album) {
        return store.list(album).stream()
                .filter(photo -> photo.removedAt() == null && photo.lead() == null)
                .toList();
    }

    @Transactional(readOnly = true)
    Optional<Photo> same(UUID album, String fileName, byte[] sha256) {
        return store.same(album, fileName, sha256);
    }

    /** The photos of an album that were put aside. */
    @Transactional(readOnly = true)
    public List<Photo> removed(UUID album) {
        return store.list(album).stream()
                .filter(photo -> photo.removedAt() != null)
                .toList();
    }

    /** The photo, when it is one of that album. */
    @Transactional(readOnly = true)
    public Optional<Photo> find(UUID album, PhotoId id) {
        return store.find(id).filter(photo -> photo.album().equals(album));
    }

    /** The first finished photo of each album that has one. */
    @Transactional(readOnly = true)
    public Map<UUID, Photo> covers(Collection<UUID> albums) {
        return store.covers(albums);
    }

    /** How many photos have been enhanced, for the dashboard. */
    @Transactional(readOnly = true)
    public long countEnhanced() {
        return store.countReady();
    }

    /**
     * What people say of a photo, without blanks around it. Never more than {@link #MOST_WORDS} characters each, which forms
     * and the API refuse first.
     */
    public record Words(
            String caption, String altText, @Nullable Room room) {
        /** What the forms and the API say of a longer text. */
        public static final String EXPECTED = "expected at most " + MOST_WORDS + " characters";

        public Words {
            caption = plain(caption);
            altText = plain(altText);
        }

        private static String plain(String text) {
            String plain = text.strip().replace("\0", "");
            if (!fits(plain)) {
                throw new IllegalArgumentException("at most " + MOST_WORDS + " characters are kept of a photo's words");
            }
            return plain;
        }

        public static Words of(Photo photo) {
            return new Words(photo.caption(), photo.altText(), photo.room());
        }

        /** Whether a text is short enough to be kept whole. */
        public static boolean fits(String text) {
            return text.strip().length() <= MOST_WORDS;
        }
    }

    @Transactional
    public void describe(PhotoId id, Words words) {
        store.describe(id, words.caption(), words.altText(), words.room());
    }

    /**
     * Has the photo made again with these adjustments; alterations that begin or end are written into the ledger. Nothing
     * is done when nothing changes.
     */
    @Transactional
    public Adjusting adjust(Photo photo, Adjustments wanted, Actor actor) {
        return change(photo, Words.of(photo), null, wanted, actor);
    }

    /**
     * Words, place and adjustments at once; none of them when the adjustments are refused.
     *
     * @param position from 0, the cover; null leaves it
     */
    @Transactional
    public Adjusting change(Photo photo, Words words, @Nullable Integer position, Adjustments wanted, Actor actor) {
        Adjusting decided = decide(photo, words.room(), wanted);
        if (!(decided instanceof Adjusting.Begun || decided instanceof Adjusting.Same)) {
            return decided;
        }
        if (!words.equals(Words.of(photo))) {
            describe(photo.id(), words);
        }
        if (position != null) {
            move(photo.album(), photo.id(), position);
        }
        if (decided instanceof Adjusting.Begun) {
            store.adjust(photo.id(), wanted);
            write(photo, wanted, actor);
            making.again(photo.id());
        }
        return decided;
    }

    private static Adjusting decide(Photo photo, @Nullable Room room, Adjustments wanted) {
        Adjustments now = photo.adjustments();
        if (wanted.equals(now)) {
            return new Adjusting.Same();
        }
        if (photo.edit() != null && (photo.edit().running() || photo.edit().holds())) {
            return new Adjusting.ByModel();
        }
        boolean outside = room != null && room.outside();
        for (Alteration one : wanted.alterations()) {
            if (one.outsideOnly() && !outside && !now.alterations().contains(one)) {
                return new Adjusting.NotOutside(one);
            }
        }
        return photo.usable() ? new Adjusting.Begun() : new Adjusting.Unusable();
    }

    private void write(Photo photo, Adjustments wanted, Actor actor) {
        Adjustments now = photo.adjustments();
        Instant at = clock.instant();
        for (Alteration one : Alteration.values()) {
            boolean other = one == Alteration.VEILED && !wanted.veiled().equals(now.veiled());
            boolean was = now.alterations().contains(one);
            boolean is = wanted.alterations().contains(one);
            if (was && (!is || other)) {
                ledger.end(photo.id(), one, actor.user(), at);
            }
            if (is && (!was || other)) {
                ledger.ask(photo.id(), one, one == Alteration.VEILED ? wanted.veiled() : List.of(), actor.user(), at);
            }
        }
    }

    /** Tries once more what could not be done; false when nothing failed. */
    @Transactional
    public boolean tryAgain(Photo photo) {
        return photo.failed() && making.again(photo.id());
    }

    /** What became of asking for other adjustments. */
    public sealed interface Adjusting {
        /** It is being made again. */
        record Begun() implements Adjusting {}

        record Same() implements Adjusting {}

        /** Sky and lawn are altered only where somebody said that the photo shows the outside. */
        record NotOutside(Alteration alteration) implements Adjusting {}

        /** An image model made the picture as it is, which has to be taken back first. */
        record ByModel() implements Adjusting {}

        /** The file could never be opened. */
        record Unusable() implements Adjusting {}
    }

    /** Light and lines of every photo of the album as those of this one; what is altered stays each photo's own. */
    @Transactional
    public int adjustAll(UUID album, Adjustments like, Actor actor) {
        int changed = 0;
        for (Photo photo : list(album)) {
            Adjustments own = photo.adjustments();
            Adjustments wanted =
                    new Adjustments(like.strength(), like.warmth(), like.verticals(), own.alterations(), own.veiled());
            changed += adjust(photo, wanted, actor) instanceof Adjusting.Begun ? 1 : 0;
        }
        return changed;
    }

    /** The ledger of an album's photos, newest first. */
    @Transactional(readOnly = true)
    public List<AlterationEntry> ledger(UUID album) {
        return ledger.entries(album);
    }

    /** Puts the photo at {@code position} (0 is the cover) of its album. */
    @Transactional
    public void move(UUID album, PhotoId id, int position) {
        List<Photo> order = new ArrayList<>(list(album));
        Optional<Photo> moved =
                order.stream().filter(photo -> photo.id().equals(id)).findFirst();
        moved.ifPresent(photo -> {
            order.remove(photo);
            order.add(Math.clamp(position, 0, order.size()), photo);
            for (int place = 0; place < order.size(); place++) {
                store.place(order.get(place).id(), place + 1);
            }
        });
    }

    /** Puts the photos into the order that buyers like: by what they show, else as they are. */
    @Transactional
    public void arrange(UUID album) {
        List<Photo> order = new ArrayList<>(list(album));
        order.sort(java.util.Comparator.comparing(Photos::rank));
        for (int place = 0; place < order.size(); place++) {
            store.place(order.get(place).id(), place + 1);
        }
    }

    private static Room rank(Photo photo) {
        Room seems = photo.room() != null ? photo.room() : photo.suggested().room();
        return seems == null ? Room.OTHER : seems;
    }

    /** Puts the photo aside; {@link #restore} brings it back. */
    @Transactional
    public void remove(PhotoId id) {
        store.setRemoved(id, clock.instant());
    }

    @Transactional
    public void restore(PhotoId id) {
        store.setRemoved(id, null);
    }

    /**
     * Deletes the photo with all its files, for good, and the frames of the bracket that it stands for. Refused while a legal
     * hold keeps photos.
     */
    @Transactional
    public void purge(PhotoId id) {
        law.require("photos");
        purgeFrames(id);
        discard(id);
    }

    /** Nobody chose the frames behind a photo to be shown: without it they would stand in the album. */
    private void purgeFrames(PhotoId lead) {
        store.frames(lead).forEach(frame -> discard(frame.id()));
    }

    private void discard(PhotoId id) {
        store.setRemoved(id, clock.instant());
        jobs.submit(PurgePhoto.NAME, Tenancy.required(), id.value());
    }

    /** Deletes all photos of the album with their files, for good. */
    @Transactional
    public void removeAlbum(UUID album) {
        store.list(album).forEach(photo -> purge(photo.id()));
    }

    @Transactional(readOnly = true)
    Optional<Photo> find(PhotoId id) {
        return store.find(id);
    }

    @Transactional
    void delete(PhotoId id) {
        purgeFrames(id);
        store.delete(id);
    }
}
