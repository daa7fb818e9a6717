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
 * A legal hold over parts of an account, over one lead with all that is written about them, or over one request to the support.
 *
 * @param person the lead, where it is over one alone; {@code parts} then says where they are written about
 * @param ticket the number of the request to the support, where it is over one alone
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
        @Nullable UUID person,
        @Nullable Long ticket,
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
        if (person != null && ticket != null) {
            throw new IllegalArgumentException("expected a lead or a request to the support, not both");
        }
    }

    /** Whether it keeps whole parts of the account, and not one lead or one request alone. */
    boolean ofParts() {
        return person == null && ticket == null;
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

    /** It names no person; which lead it is stands behind a link. */
    public String partsInWords() {
        if (person != null) {
            return "One lead, with all that is written about them: messages, notes, files, deals";
        }
        if (ticket != null) {
            return "Support request #" + ticket;
        }
        return parts.stream().map(HeldPart::words).collect(Collectors.joining("; "));
    }

    static void said(String text, int most, String what) {
        if (text.isBlank() || text.length() > most) {
            throw new IllegalArgumentException("expected the " + what + ", in up to " + most + " characters");
        }
    }
}
