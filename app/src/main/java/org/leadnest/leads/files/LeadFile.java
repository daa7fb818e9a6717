package org.leadnest.leads.files;

import java.time.Instant;
import java.util.UUID;

/** A file that is kept with a lead. */
record LeadFile(UUID id, String name, long bytes, String addedBy, Instant addedAt) {
    static String key(UUID id) {
        return "lead-files/" + id + ".bin";
    }
}
