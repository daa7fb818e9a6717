package org.leadnest.listings.documents;

import java.util.UUID;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.jobs.JobHandler;
import org.leadnest.platform.storage.Storage;
import org.springframework.stereotype.Component;

/** Removes the bytes of a document whose row is gone. */
@Component
class PurgeDocument implements JobHandler {
    static final String NAME = "listings.documents.purge";

    private final Storage storage;

    PurgeDocument(Storage storage) {
        this.storage = storage;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(AccountId account, UUID document) {
        storage.delete(account, ListingDocument.key(document));
    }

    /** What is left goes with the account's space. */
    @Override
    public void gaveUp(AccountId account, UUID document, String reason) {}
}
