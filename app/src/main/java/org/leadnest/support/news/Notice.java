package org.leadnest.support.news;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.platform.mail.Wording;
import org.leadnest.platform.mail.Wordings;

/**
 * What the operator tells all users.
 *
 * @param asunto the subject for readers of Spanish; empty when they get the English one
 * @param palabras the words for them; empty together with the subject
 * @param releasedAt when it began to be sent; null while it is a draft
 * @param sent to how many it was posted
 */
record Notice(
        UUID id,
        String subject,
        String words,
        String asunto,
        String palabras,
        Instant writtenAt,
        @Nullable Instant releasedAt,
        int sent) {
    static final int MOST_SUBJECT = 200;
    static final int MOST_WORDS = 10_000;

    /** The letter as each reader gets it: without Spanish words everybody gets the English ones. */
    Wordings wordings() {
        Wording english = new Wording(subject, words, "Open LeadNest");
        return new Wordings(
                english,
                new Wording(
                        asunto.isEmpty() ? subject : asunto, asunto.isEmpty() ? words : palabras, "Abrir LeadNest"));
    }

    /** The letter's name in the ledger of what everybody got. */
    String letter() {
        return "notice-" + id;
    }
}
