package org.leadnest.leads.files;

import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.leadnest.leads.LeadId;
import org.leadnest.platform.storage.Storage;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.stereotype.Component;

/** Copies of the files of a lead, for whoever takes the lead along. */
@Component
public class LeadFileCopies {
    private final LeadFiles files;
    private final Storage storage;

    LeadFileCopies(LeadFiles files, Storage storage) {
        this.files = files;
        this.storage = storage;
    }

    /** As {@code files/(lead)/(id)-(name)}; what was added after {@code until} is left out, and so is what is not kept any more. */
    public void into(ZipOutputStream zip, UUID lead, Instant until) throws IOException {
        for (LeadFile file : files.of(new LeadId(lead))) {
            if (file.addedAt().isAfter(until)) {
                continue;
            }
            try (Storage.StoredFile kept = storage.open(Tenancy.required(), LeadFile.key(file.id()))) {
                zip.putNextEntry(new ZipEntry("files/" + lead + "/" + file.id() + "-" + safe(file.name())));
                kept.content().transferTo(zip);
            } catch (Storage.MissingFile removedMeanwhile) {
                // Its row is on the way out as well.
            }
        }
    }

    private static String safe(String name) {
        return name.replaceAll("[/\\\\:*?\"<>|\\p{Cntrl}]", "_");
    }
}
