package org.leadnest.support.news;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the operator tells all users.
 *
 * @param releasedAt when it began to be sent; null while it is a draft
 * @param sent to how many it was posted
 */
record Notice(
        UUID id,
        String subject,
        String words,
        Instant writtenAt,
        @Nullable Instant releasedAt,
        int sent) {
    static final int MOST_SUBJECT = 200;
    static final int MOST_WORDS = 10_000;

    /** The letter's name in the ledger of what everybody got. */
    String letter() {
        return "notice-" + id;
    }
}
