package org.leadnest.deals;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.Money;

/** A deal as pages show it: every value is text already; an empty text is not shown. */
public record DealView(
        String id,
        String url,
        String name,
        String value,
        String stageId,
        String stage,
        String tone,
        String pipeline,
        String boardUrl,
        String leadName,
        String leadUrl,
        String listing,
        String listingUrl,
        String expectedClose,
        boolean overdue,
        String commission,
        String gci,
        String owner,
        String lostReason) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMM d, yyyy", Locale.US);

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static DealView of(Deal deal, @Nullable String leadName, @Nullable String listing, LocalDate today) {
        LocalDate close = deal.expectedClose();
        boolean open = !deal.stage().outcome().closed();
        return new DealView(
                deal.id().toString(),
                "/app/deals/" + deal.id(),
                deal.name(),
                deal.value().display(),
                deal.stage().id().toString(),
                deal.stage().name(),
                tone(deal.stage().outcome()),
                deal.stage().pipeline(),
                "/app/deals?pipeline=" + deal.stage().pipelineId(),
                leadName == null ? "" : leadName,
                deal.leadId() == null ? "" : "/app/leads/" + deal.leadId(),
                listing == null ? "" : listing,
                deal.listingKey() == null ? "" : "/app/listings/" + deal.listingKey(),
                close == null ? "" : day(close),
                open && close != null && close.isBefore(today),
                commission(deal.commission()),
                Optional.ofNullable(deal.gci()).map(Money::display).orElse(""),
                deal.ownerName() == null ? "" : deal.ownerName(),
                deal.lostReason() == null ? "" : deal.lostReason());
    }

    static String tone(Outcome outcome) {
        return switch (outcome) {
            case OPEN -> "info";
            case WON -> "good";
            case LOST -> "plain";
        };
    }

    static String commission(@Nullable Commission commission) {
        return switch (commission) {
            case null -> "";
            case Commission.Percent percent -> percent.percent().toPlainString() + " %";
            case Commission.Flat flat -> flat.amount().display();
        };
    }
}
