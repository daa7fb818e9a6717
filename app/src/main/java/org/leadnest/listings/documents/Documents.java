package org.leadnest.listings.documents;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.accounts.Actor;
import org.leadnest.kernel.Ids;
import org.leadnest.listings.ListingKey;
import org.leadnest.platform.storage.FileIntake;
import org.leadnest.platform.storage.Storage;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.privacy.KeptByLaw;
import org.springframework.stereotype.Service;
import org.springframework.web.multipart.MultipartFile;

/** Keeps documents with listings. Its verbs talk to the storage, so that none of them is a transaction as a whole. */
@Service
class Documents {
    static final int MOST = 100;
    static final int MOST_MEGABYTES = 20;
    private static final Duration VALID = Duration.ofMinutes(5);

    private final DocumentStore store;
    private final FileIntake intake;
    private final Storage storage;
    private final KeptByLaw law;
    private final InstantSource clock;

    Documents(DocumentStore store, FileIntake intake, Storage storage, KeptByLaw law, InstantSource clock) {
        this.law = law;
        this.store = store;
        this.intake = intake;
        this.storage = storage;
        this.clock = clock;
    }

    List<ListingDocument> of(ListingKey listing) {
        return store.of(listing);
    }

    /** What came of a document that was brought. */
    sealed interface Keeping {
        record Kept(ListingDocument document) implements Keeping {}

        /** @param reason what was expected */
        record Refused(String reason) implements Keeping {}
    }

    Keeping add(ListingKey listing, MultipartFile file, Actor actor) throws IOException {
        UUID id = Ids.next();
        return switch (intake.take(file, MOST_MEGABYTES, Tenancy.required(), ListingDocument.key(id))) {
            case FileIntake.Taking.Refused refused -> new Keeping.Refused(refused.reason());
            case FileIntake.Taking.Taken taken ->
                kept(
                        listing,
                        new ListingDocument(
                                id,
                                taken.name(),
                                taken.bytes(),
                                actor.name(),
                                clock.instant().truncatedTo(ChronoUnit.MICROS)));
        };
    }

    private Keeping kept(ListingKey listing, ListingDocument document) {
        if (store.insert(listing, document, MOST)) {
            return new Keeping.Kept(document);
        }
        storage.delete(Tenancy.required(), ListingDocument.key(document.id()));
        return new Keeping.Refused("expected at most " + MOST + " documents on a listing: remove one first");
    }

    Optional<ListingDocument> find(ListingKey listing, UUID id) {
        return store.find(listing, id);
    }

    /** An address that saves the document, valid for minutes; nothing when there is no such one with the listing. */
    Optional<String> address(ListingKey listing, UUID id) {
        return store.find(listing, id)
                .map(found ->
                        storage.downloadUrl(Tenancy.required(), ListingDocument.key(found.id()), VALID, found.name()));
    }

    /** False when there is no such one with the listing. Refused while a legal hold keeps listings. */
    boolean remove(ListingKey listing, UUID id) {
        law.require("listings");
        return store.remove(listing, id);
    }
}
