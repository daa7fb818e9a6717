package org.leadnest.deals;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.Money;

/** A deal as somebody wants it; every value has been checked by {@link DealInput}. */
public record DealDraft(
        String name,
        Money value,
        DealStage stage,
        @Nullable UUID leadId,
        @Nullable String listingKey,
        @Nullable LocalDate expectedClose,
        @Nullable Commission commission,
        @Nullable String lostReason,
        Terms terms) {

    static DealDraft empty(DealStage stage) {
        return new DealDraft("", Money.ZERO, stage, null, null, null, null, null, Terms.NONE);
    }

    @Nullable
    Money gci() {
        return commission == null ? null : commission.of(value);
    }

    DealDraft with(Terms other) {
        return new DealDraft(name, value, stage, leadId, listingKey, expectedClose, commission, lostReason, other);
    }
}
