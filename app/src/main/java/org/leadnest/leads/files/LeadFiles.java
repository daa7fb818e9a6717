package org.leadnest.leads.files;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.accounts.Actor;
import org.leadnest.kernel.Ids;
import org.leadnest.leads.Author;
import org.leadnest.leads.LeadId;
import org.leadnest.platform.storage.FileIntake;
import org.leadnest.platform.storage.Storage;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.privacy.KeptByLaw;
import org.springframework.stereotype.Service;
import org.springframework.web.multipart.MultipartFile;

/** Keeps files with leads. Its verbs talk to the storage, so that none of them is a transaction as a whole. */
@Service
class LeadFiles {
    static final int MOST = 100;
    static final long MAX_BYTES = 20L * 1024 * 1024;
    private static final Duration VALID = Duration.ofMinutes(5);

    private final FileStore store;
    private final FileIntake intake;
    private final Storage storage;
    private final KeptByLaw law;
    private final InstantSource clock;

    LeadFiles(FileStore store, FileIntake intake, Storage storage, KeptByLaw law, InstantSource clock) {
        this.law = law;
        this.store = store;
        this.intake = intake;
        this.storage = storage;
        this.clock = clock;
    }

    List<LeadFile> of(LeadId lead) {
        return store.of(lead.value(), MOST);
    }

    /** What came of a file that was brought. */
    sealed interface Keeping {
        record Kept(LeadFile file) implements Keeping {}

        /** @param reason what was expected */
        record Refused(String reason) implements Keeping {}
    }

    Keeping add(LeadId lead, MultipartFile file, Actor actor) throws IOException {
        UUID id = Ids.next();
        return switch (intake.take(file, MAX_BYTES / 1024 / 1024, Tenancy.required(), LeadFile.key(id))) {
            case FileIntake.Taking.Refused refused -> new Keeping.Refused(refused.reason());
            case FileIntake.Taking.Taken taken -> kept(lead, id, taken, actor);
        };
    }

    private Keeping kept(LeadId lead, UUID id, FileIntake.Taking.Taken taken, Actor actor) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LeadFile kept = new LeadFile(id, taken.name(), taken.bytes(), actor.name(), now);
        if (store.insert(lead.value(), kept, MOST, Author.of(actor))) {
            return new Keeping.Kept(kept);
        }
        storage.delete(Tenancy.required(), LeadFile.key(id));
        return new Keeping.Refused("expected at most " + MOST + " files on a lead: remove one first");
    }

    /** An address that saves the file, valid for minutes; nothing when there is no such file on the lead. */
    Optional<String> address(LeadId lead, UUID file) {
        return store.find(lead.value(), file)
                .map(found -> storage.downloadUrl(Tenancy.required(), LeadFile.key(found.id()), VALID, found.name()));
    }

    Optional<LeadFile> find(LeadId lead, UUID file) {
        return store.find(lead.value(), file);
    }

    /** False when there is no such file on the lead. Refused while a legal hold keeps it. */
    boolean remove(LeadId lead, UUID file, Actor actor) {
        law.require("leads", lead.value());
        return store.remove(lead.value(), file, Author.of(actor), clock.instant());
    }
}
