package org.leadnest.deals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.Money;

/**
 * A sale, purchase or rental on its way to closing.
 *
 * @param gci gross commission income, computed when the deal was saved; absent without a commission
 * @param closedAt when it reached a stage that is not open
 * @param version counts the changes; an edit on a page names the one that it was made on
 */
public record Deal(
        DealId id,
        String name,
        Money value,
        DealStage stage,
        @Nullable UUID leadId,
        @Nullable String listingKey,
        @Nullable LocalDate expectedClose,
        @Nullable Commission commission,
        @Nullable Money gci,
        @Nullable String lostReason,
        @Nullable UUID ownerId,
        @Nullable String ownerName,
        Terms terms,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant closedAt,
        int version) {

    DealDraft draft() {
        return new DealDraft(name, value, stage, leadId, listingKey, expectedClose, commission, lostReason, terms);
    }

    /** How its commission is divided; nothing without a commission. */
    Optional<Division> division() {
        return gci == null ? Optional.empty() : Optional.of(Division.of(gci, terms.referral(), terms.splits()));
    }

    /** How likely it closes, in percent: its own word, or its stage's; a closed one is certain. */
    int probability() {
        Integer own = terms.probability();
        return own == null || stage.outcome().closed() ? stage.probability() : own;
    }
}
