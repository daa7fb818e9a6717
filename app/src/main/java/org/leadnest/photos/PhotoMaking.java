package org.leadnest.photos;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
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
import org.leadnest.retouch.Taken;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What becomes of a photo from its filing to its renditions. Whoever has a photo made again while it is being made gets one
 * making more: {@link #claim} supersedes the attempt that runs.
 */
@Service
class PhotoMaking {
    private final PhotoProgress progress;
    private final PhotoStore store;
    private final AlterationStore ledger;
    private final Credits credits;
    private final Jobs jobs;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    PhotoMaking(
            PhotoProgress progress,
            PhotoStore store,
            AlterationStore ledger,
            Credits credits,
            Jobs jobs,
            ApplicationEventPublisher events,
            InstantSource clock) {
        this.progress = progress;
        this.store = store;
        this.ledger = ledger;
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
    PhotoUploads.Reception file(
            PhotoId id, UUID album, Photo.Upload upload, byte[] sha256, Optional<Taken> taken, Actor actor) {
        if (credits.take(Allowance.PHOTOS, id.toString()) instanceof Credits.Taking.UsedUp usedUp) {
            return PhotoUploads.notPaid(upload.fileName(), usedUp.reason());
        }
        store.insert(id, album, upload, sha256, taken.orElse(null), actor.user());
        jobs.submit(EnhancePhoto.NAME, actor.account(), id.value());
        if (taken.isPresent()) {
            jobs.submit(FindBracket.NAME, actor.account(), id.value());
        }
        events.publishEvent(new PhotoReceived(actor.account(), id, album, upload.at()));
        return new PhotoUploads.Reception.Received(store.find(id).orElseThrow());
    }

    @Transactional
    Optional<Integer> claim(PhotoId id) {
        return progress.claim(id);
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
        if (!progress.finish(photo.id(), attempt, refusal, now)) {
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
        boolean current = progress.attempt(id) == attempt
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
        return progress.attempt(id);
    }

    /** Nothing came of it, however often it was tried. */
    @Transactional
    void giveUp(PhotoId id) {
        progress.giveUp(
                id,
                new Photo.Refusal(Photo.Refusal.PROCESSING_FAILED, "The photo could not be processed. Try again."),
                new Photo.Refusal(
                        Photo.Refusal.PROCESSING_FAILED,
                        "The last change could not be made; the pictures are as they were before it. Try again."),
                clock.instant());
    }

    /** Has the photo made once more; false for one whose file cannot be opened. */
    @Transactional
    boolean again(PhotoId id) {
        boolean reopened = progress.reopen(id);
        if (reopened) {
            jobs.submit(EnhancePhoto.NAME, Tenancy.required(), id.value());
        }
        return reopened;
    }

    /** Gives each unfinished photo of the account a job again whose job is lost: how many. */
    @Transactional
    int sweep(int limit) {
        List<PhotoId> lost = progress.unfinished(limit).stream()
                .filter(id -> !jobs.pending(EnhancePhoto.NAME, Tenancy.required(), id.value()))
                .toList();
        lost.forEach(id -> jobs.submit(EnhancePhoto.NAME, Tenancy.required(), id.value()));
        return lost.size();
    }

    /** Whether the file was opened once where it can do no harm. */
    @Transactional(readOnly = true)
    boolean tried(PhotoId id) {
        return progress.tried(id);
    }

    @Transactional
    void setTried(PhotoId id) {
        progress.setTried(id);
    }

    @Transactional
    void propose(PhotoId id, Room room, String altText) {
        progress.propose(id, room, altText);
    }

    @Transactional(readOnly = true)
    Optional<Photo> find(PhotoId id) {
        return store.find(id);
    }
}
