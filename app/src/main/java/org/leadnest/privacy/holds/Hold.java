package org.leadnest.privacy.holds;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.UserId;

/**
 * A legal hold over parts of an account.
 *
 * @param until the last day of it; it ends by itself
 * @param silence until when a law forbids to tell the account of it; null where none does
 * @param toldAt when the owners were told
 */
public record Hold(
        UUID id,
        AccountId account,
        String reason,
        String law,
        List<HeldPart> parts,
        LocalDate until,
        @Nullable Silence silence,
        Instant setAt,
        UserId setBy,
        @Nullable Instant toldAt,
        @Nullable Instant endedAt) {
    public Hold {
        said(reason, 2_000, "reason");
        said(law, 1_000, "law");
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("expected at least one part of the account that is kept");
        }
    }

    /** @param law which forbids to tell, with its number */
    public record Silence(LocalDate until, String law) {
        public Silence {
            said(law, 1_000, "law that forbids to tell");
        }
    }

    /** Whether the account may know of it on that day. */
    public boolean tellable(LocalDate day) {
        return silence == null || day.isAfter(silence.until());
    }

    public String partsInWords() {
        return parts.stream().map(HeldPart::words).collect(Collectors.joining("; "));
    }

    static void said(String text, int most, String what) {
        if (text.isBlank() || text.length() > most) {
            throw new IllegalArgumentException("expected the " + what + ", in up to " + most + " characters");
        }
    }
}
