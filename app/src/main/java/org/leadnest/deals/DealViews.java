package org.leadnest.deals;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Turns deals into what pages show. */
@Component
class DealViews {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MMM d, yyyy, h:mm a", Locale.US);

    private final InstantSource clock;

    DealViews(InstantSource clock) {
        this.clock = clock;
    }

    /** In the account's zone. */
    String time(Instant instant) {
        return TIME.withZone(ZoneOffset.UTC).format(instant);
    }

    DealView of(Deal deal) {
        return of(List.of(deal)).getFirst();
    }

    List<DealView> of(List<Deal> deals) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return deals.stream()
                .map(deal -> DealView.of(deal, null, deal.listingKey(), today))
                .toList();
    }
}
