package org.leadnest.leads.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.accounts.Actor;
import org.leadnest.kernel.Ids;
import org.leadnest.leads.LeadId;
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

    /** What is wrong with the file, in words; nothing when it is kept. */
    Optional<String> add(LeadId lead, MultipartFile file, Actor actor) throws IOException {
        String name = name(file);
        if (file.isEmpty()) {
            return Optional.of("expected a file that is not empty");
        }
        if (file.getSize() > MAX_BYTES) {
            return Optional.of("expected at most 20 MB");
        }
        UUID id = Ids.next();
        try (InputStream in = new BufferedInputStream(file.getInputStream(), FileKind.HEAD * 2)) {
            in.mark(FileKind.HEAD + 1);
            byte[] head = in.readNBytes(FileKind.HEAD);
            in.reset();
            if (FileKind.of(name, head).isEmpty()) {
                return Optional.of(FileKind.EXPECTED);
            }
            storage.put(Tenancy.required(), LeadFile.key(id), "application/octet-stream", in, file.getSize());
        }
        if (store.insert(lead.value(), new LeadFile(id, name, file.getSize(), actor.name(), clock.instant()), MOST)) {
            return Optional.empty();
        }
        storage.delete(Tenancy.required(), LeadFile.key(id));
        return Optional.of("expected at most " + MOST + " files on a lead: remove one first");
    }

    /** An address that saves the file, valid for minutes; nothing when there is no such file on the lead. */
    Optional<String> address(LeadId lead, UUID file) {
        return store.find(lead.value(), file)
                .map(found -> storage.downloadUrl(Tenancy.required(), LeadFile.key(found.id()), VALID, found.name()));
    }

    private static String name(MultipartFile file) {
        String given = Optional.ofNullable(file.getOriginalFilename()).orElse("");
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        return last.length() <= MAX_NAME ? last : last.substring(last.length() - MAX_NAME);
    }
}
