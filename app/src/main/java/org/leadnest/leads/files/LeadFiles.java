package org.leadnest.leads.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
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
import org.leadnest.platform.storage.FileKind;
import org.leadnest.platform.storage.Storage;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.stereotype.Service;
import org.springframework.web.multipart.MultipartFile;

/** Keeps files with leads. Its verbs talk to the storage, so that none of them is a transaction as a whole. */
@Service
class LeadFiles {
    static final int MOST = 100;
    static final long MAX_BYTES = 20L * 1024 * 1024;
    private static final int MAX_NAME = 200;
    private static final Duration VALID = Duration.ofMinutes(5);

    private final FileStore store;
    private final Storage storage;
    private final InstantSource clock;

    LeadFiles(FileStore store, Storage storage, InstantSource clock) {
        this.store = store;
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
        String name = name(file);
        if (file.isEmpty()) {
            return new Keeping.Refused("expected a file that is not empty");
        }
        if (file.getSize() > MAX_BYTES) {
            return new Keeping.Refused("expected at most 20 MB");
        }
        UUID id = Ids.next();
        try (InputStream in = new BufferedInputStream(file.getInputStream(), FileKind.HEAD * 2)) {
            in.mark(FileKind.HEAD + 1);
            byte[] head = in.readNBytes(FileKind.HEAD);
            in.reset();
            if (FileKind.of(name, head).isEmpty()) {
                return new Keeping.Refused(FileKind.EXPECTED);
            }
            storage.put(Tenancy.required(), LeadFile.key(id), "application/octet-stream", in, file.getSize());
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LeadFile kept = new LeadFile(id, name, file.getSize(), actor.name(), now);
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

    /** False when there is no such file on the lead. */
    boolean remove(LeadId lead, UUID file, Actor actor) {
        return store.remove(lead.value(), file, Author.of(actor), clock.instant());
    }

    private static String name(MultipartFile file) {
        String given = Optional.ofNullable(file.getOriginalFilename()).orElse("");
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        return last.length() <= MAX_NAME ? last : last.substring(last.length() - MAX_NAME);
    }
}
