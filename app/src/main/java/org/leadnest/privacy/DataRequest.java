package org.leadnest.privacy;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person asked of the account.
 *
 * @param dueAt by when it is to be answered
 * @param confirmedAt when the person was told that it arrived
 * @param extendedReason why it took longer
 */
public record DataRequest(
        UUID id,
        UUID person,
        Kind kind,
        String words,
        Instant receivedAt,
        Instant dueAt,
        @Nullable Instant confirmedAt,
        @Nullable String extendedReason,
        @Nullable Instant answeredAt,
        @Nullable String answeredBy,
        @Nullable String answer) {

    /** Of a letter's sample: asked on the last day of a January, with words that are the same in every language. */
    static DataRequest sample(Kind kind) {
        Instant received = Instant.parse("2027-01-31T15:00:00Z");
        return new DataRequest(
                new UUID(0, 3),
                new UUID(0, 4),
                kind,
                "",
                received,
                StatutoryDays.due(received, java.time.ZoneOffset.UTC),
                received,
                "Zillow, Realtor.com, 2019-2026",
                null,
                null,
                null);
    }

    public enum Kind {
        COPY("A copy of the data"),
        CORRECTION("A correction"),
        ERASURE("Erasure"),
        OBJECTION("No more use of the data");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
