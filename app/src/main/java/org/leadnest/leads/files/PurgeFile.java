package org.leadnest.leads.files;

import java.util.UUID;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.jobs.JobHandler;
import org.leadnest.platform.storage.Storage;
import org.springframework.stereotype.Component;

/** Removes the bytes of a file whose row is gone. */
@Component
class PurgeFile implements JobHandler {
    static final String NAME = "leads.files.purge";

    private final Storage storage;

    PurgeFile(Storage storage) {
        this.storage = storage;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(AccountId account, UUID file) {
        storage.delete(account, LeadFile.key(file));
    }

    /** What is left goes with the account's space. */
    @Override
    public void gaveUp(AccountId account, UUID file, String reason) {}
}
