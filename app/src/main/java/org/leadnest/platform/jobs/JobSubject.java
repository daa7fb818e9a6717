package org.leadnest.platform.jobs;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** What a stored job is about. Kept as text {@code account/subject}: readable in the table, free of class names. */
record JobSubject(UUID account, UUID subject) {
    /** Names the job among those of its handler. */
    String key() {
        return account + "/" + subject;
    }

    byte[] encode() {
        return key().getBytes(StandardCharsets.UTF_8);
    }

    static JobSubject decode(byte[] stored) {
        String[] parts = new String(stored, StandardCharsets.UTF_8).split("/", 2);
        return new JobSubject(UUID.fromString(parts[0]), UUID.fromString(parts[1]));
    }
}
