package org.leadnest.photos;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.billing.Allowance;
import org.leadnest.billing.Credits;
import org.leadnest.photos.PhotoEvent.PhotoEnhanced;
import org.leadnest.photos.PhotoEvent.PhotoReceived;
import org.leadnest.photos.PhotoEvent.PhotoRefused;
import org.leadnest.platform.jobs.Jobs;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.privacy.KeptByLaw;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The verbs over photos that are uploaded already; {@link PhotoUploads} takes new ones in. */
@Service
public class Photos {
    /** The longest caption or alternative text, in characters. */
    public static final int MOST_WORDS = 500;

    private final PhotoStore store;
    private final AlterationStore ledger;
    private final Credits credits;
    private final Jobs jobs;
    private final KeptByLaw law;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    Photos(
            PhotoStore store,
            AlterationStore ledger,
            Credits credits,
            Jobs jobs,
            KeptByLaw law,
            ApplicationEventPublisher events,
            InstantSource clock) {
        this.store = store;
        this.ledger = ledger;
        this.credits = credits;
        this.jobs = jobs;
        this.law = law;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Files a photo whose bytes are in the storage already, and asks for its processing; refused when the plan enhances no
     * more photos this month.
     */
    @Transactional
    PhotoUploads.Reception file(
            PhotoId id, UUID album, Photo.Upload upload, byte[] sha256, Optional<LocalDateTime> takenAt, Actor actor) {
        if (credits.take(Allowance.PHOTOS, id.toString()) instanceof Credits.Taking.UsedUp usedUp) {
            return PhotoUploads.notPaid(upload.fileName(), usedUp.reason());
        }
        store.insert(id, album, upload, sha256, takenAt.orElse(null), actor.user());
        jobs.submit(EnhancePhoto.NAME, actor.account(), id.value());
        if (takenAt.isPresent()) {
            jobs.submit(FindBracket.NAME, actor.account(), id.value());
        }
        events.publishEvent(new PhotoReceived(actor.account(), id, album, upload.at()));
        return new PhotoUploads.Reception.Received(store.find(id).orElseThrow());
    }

    /** The photos of an album in order, without those that were put aside. */
    @Transactional(readOnly = true)
    public List<Photo> list(UUID album) {
        return store.list(album).stream()
                .filter(photo -> photo.removedAt() == null && photo.lead() == null)
                .toList();
    }

    @Transactional(readOnly = true)
    boolean has(UUID album, String fileName, byte[] sha256) {
        return store.has(album, fileName, sha256);
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

    /** Caption and alternative text, each cut to {@link #MOST_WORDS} characters, and what it shows. */
    @Transactional
    public void describe(PhotoId id, String caption, String altText, @Nullable Room room) {
        store.describe(id, cut(caption), cut(altText), room);
    }

    /**
     * Has the photo made again with these adjustments; alterations that begin or end are written into the ledger. Nothing
     * is done when nothing changes.
     */
    @Transactional
    public Adjusting adjust(Photo photo, Adjustments wanted, Actor actor) {
        Adjustments now = photo.adjustments();
        if (wanted.equals(now)) {
            return new Adjusting.Same();
        }
        if (photo.edit() != null && (photo.edit().running() || photo.edit().holds())) {
            return new Adjusting.ByModel();
        }
        boolean outside = photo.room() != null && photo.room().outside();
        for (Alteration one : wanted.alterations()) {
            if (one.outsideOnly() && !outside && !now.alterations().contains(one)) {
                return new Adjusting.NotOutside(one);
            }
        }
        if (!store.reopen(photo.id())) {
            return new Adjusting.Unusable();
        }
        store.adjust(photo.id(), wanted);
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
        jobs.submit(EnhancePhoto.NAME, actor.account(), photo.id().value());
        return new Adjusting.Begun();
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

    private static String cut(String text) {
        String plain = text.strip().replace("\0", "");
        return plain.length() <= MOST_WORDS ? plain : plain.substring(0, MOST_WORDS);
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

    /** Deletes the photo with all its files, for good. Refused while a legal hold keeps photos. */
    @Transactional
    public void purge(PhotoId id) {
        law.require("photos");
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
    Optional<Integer> claim(PhotoId id) {
        return store.claim(id);
    }

    /** Records the outcome of that attempt; nothing when another attempt has taken over, whose outcome counts. */
    @Transactional
    Optional<List<String>> finish(
            Photo photo,
            int attempt,
            List<Rendition> made,
            Photo.@Nullable Refusal refusal,
            Photo.Suggested suggested) {
        Instant now = clock.instant();
        if (!store.finish(photo.id(), attempt, refusal, now)) {
            return Optional.empty();
        }
        List<String> old = store.forget(photo.id());
        made.forEach(rendition -> store.keep(photo.id(), rendition, now));
        if (refusal == null) {
            store.suggest(photo.id(), suggested);
            ledger.settle(photo.id(), Alteration.in(made.getLast().recipe()));
        }
        events.publishEvent(
                refusal == null
                        ? new PhotoEnhanced(Tenancy.required(), photo.id(), photo.album(), now)
                        : new PhotoRefused(Tenancy.required(), photo.id(), photo.album(), refusal.reason(), now));
        return Optional.of(old);
    }

    /** Keeps a rendition that was asked for later, unless the photo is being made again or somebody else was faster. */
    @Transactional
    boolean add(PhotoId id, int attempt, Rendition made) {
        boolean current = store.attempt(id) == attempt
                && store.find(id)
                        .filter(photo -> photo.status() == PhotoStatus.READY
                                && photo.rendition(made.kind()).isEmpty())
                        .isPresent();
        if (current) {
            store.keep(id, made, clock.instant());
        }
        return current;
    }

    @Transactional
    int attempt(PhotoId id) {
        return store.attempt(id);
    }

    @Transactional
    void giveUp(PhotoId id) {
        store.giveUp(
                id,
                new Photo.Refusal(
                        "PROCESSING_FAILED",
                        "The photo could not be processed here; upload it again, or another copy."),
                clock.instant());
    }

    @Transactional
    void delete(PhotoId id) {
        store.delete(id);
    }
}
