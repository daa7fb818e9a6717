package org.leadnest.deals;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A deal as the API answers it. Amounts are dollars, exact to the cent. */
record DealJson(
        UUID id,
        String name,
        BigDecimal value,
        String stage,
        Outcome outcome,
        @Nullable UUID leadId,
        @Nullable String listingKey,
        @Nullable LocalDate expectedClose,
        @Nullable BigDecimal commissionPercent,
        @Nullable BigDecimal commissionFlat,
        @Nullable BigDecimal gci,
        @Nullable String lostReason,
        @Nullable UUID ownerId,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant closedAt) {

    static DealJson of(Deal deal) {
        return new DealJson(
                deal.id().value(),
                deal.name(),
                deal.value().dollars(),
                deal.stage().name(),
                deal.stage().outcome(),
                deal.leadId(),
                deal.listingKey(),
                deal.expectedClose(),
                deal.commission() instanceof Commission.Percent percent ? percent(percent.percent()) : null,
                deal.commission() instanceof Commission.Flat flat
                        ? flat.amount().dollars()
                        : null,
                deal.gci() == null ? null : deal.gci().dollars(),
                deal.lostReason(),
                deal.ownerId(),
                deal.createdAt(),
                deal.updatedAt(),
                deal.closedAt());
    }

    /** 10 as 10, not as 1E+1. */
    private static BigDecimal percent(BigDecimal percent) {
        return percent.scale() < 0 ? percent.setScale(0) : percent;
    }
}
