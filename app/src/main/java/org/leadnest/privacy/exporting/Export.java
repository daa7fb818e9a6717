package org.leadnest.privacy.exporting;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A copy that was asked for.
 *
 * @param whole the account's, or only what is about the user who asked
 * @param done of {@code total} tables and files
 */
public record Export(
        UUID id,
        UUID askedBy,
        boolean whole,
        State state,
        int done,
        int total,
        @Nullable Long bytes,
        Instant askedAt,
        @Nullable Instant expiresAt) {
    /** How long it can be fetched. */
    static final Duration KEPT = Duration.ofDays(7);

    public enum State {
        WAITING,
        RUNNING,
        READY,
        FAILED,
        GONE
    }

    String key() {
        return "exports/" + id + ".bin";
    }

    /** Where the file belongs, for its encryption. */
    String place() {
        return "privacy.exports/" + id;
    }

    int percent() {
        return state == State.READY ? 100 : total == 0 ? 0 : Math.min(99, done * 100 / total);
    }
}
