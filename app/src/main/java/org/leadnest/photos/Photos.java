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
import org.leadnest.billing.Allowance;
import org.leadnest.billing.Credits;
import org.leadnest.photos.PhotoEvent.PhotoEnhanced;
import org.leadnest.photos.PhotoEvent.PhotoReceived;
import org.leadnest.photos.PhotoEvent.PhotoRefused;
import org.leadnest.platform.jobs.Jobs;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The verbs over photos that are uploaded already; {@link PhotoUploads} takes new ones in. */
@Service
public class Photos {
    /** The longest caption or alternative text, in characters. */
    public static final int MOST_WORDS = 500;

    private final PhotoStore store;
    private final Credits credits;
    private final Jobs jobs;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    Photos(PhotoStore store, Credits credits, Jobs jobs, ApplicationEventPublisher events, InstantSource clock) {
        this.store = store;
        this.credits = credits;
        this.jobs = jobs;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Files a photo whose bytes are in the storage already, and asks for its processing; refused when the plan enhances no
     * more photos this month.
     */
    @Transactional
    PhotoUploads.Reception file(PhotoId id, UUID album, Photo.Upload upload, byte[] sha256, Actor actor) {
        if (credits.take(Allowance.PHOTOS, id.toString()) instanceof Credits.Taking.UsedUp usedUp) {
            return PhotoUploads.notPaid(upload.fileName(), usedUp.reason());
        }
        store.insert(id, album, upload, sha256, actor.user());
        jobs.submit(EnhancePhoto.NAME, actor.account(), id.value());
        events.publishEvent(new PhotoReceived(actor.account(), id, album, upload.at()));
        return new PhotoUploads.Reception.Received(store.find(id).orElseThrow());
    }

    /** The photos of an album in order, without those that were put aside. */
    @Transactional(readOnly = true)
    public List<Photo> list(UUID album) {
        return store.list(album).stream()
                .filter(photo -> photo.removedAt() == null)
                .toList();
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

    /** Caption and alternative text, each cut to {@link #MOST_WORDS} characters. */
    @Transactional
    public void describe(PhotoId id, String caption, String altText) {
        store.describe(id, cut(caption), cut(altText));
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

    /** Puts the photo aside; {@link #restore} brings it back. */
    @Transactional
    public void remove(PhotoId id) {
        store.setRemoved(id, clock.instant());
    }

    @Transactional
    public void restore(PhotoId id) {
        store.setRemoved(id, null);
    }

    /** Deletes the photo with all its files, for good. */
    @Transactional
    public void purge(PhotoId id) {
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

    /** Records the outcome of that attempt; false when another attempt has taken over, whose outcome counts. */
    @Transactional
    boolean finish(Photo photo, int attempt, List<Rendition> made, Photo.@Nullable Refusal refusal) {
        Instant now = clock.instant();
        if (!store.finish(photo.id(), attempt, refusal, now)) {
            return false;
        }
        made.forEach(rendition -> store.keep(photo.id(), rendition, now));
        events.publishEvent(
                refusal == null
                        ? new PhotoEnhanced(Tenancy.required(), photo.id(), photo.album(), now)
                        : new PhotoRefused(Tenancy.required(), photo.id(), photo.album(), refusal.reason(), now));
        return true;
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
