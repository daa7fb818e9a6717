package org.leadnest.deals;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.leadnest.accounts.Accounts;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.stereotype.Component;

/** Turns deals into what pages show, a set at a time. */
@Component
class DealViews {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MMM d, yyyy, h:mm a", Locale.US);

    private final DealChoices names;
    private final Accounts accounts;
    private final InstantSource clock;

    DealViews(DealChoices names, Accounts accounts, InstantSource clock) {
        this.names = names;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** In the account's zone. */
    String time(Instant instant) {
        return TIME.withZone(zone()).format(instant);
    }

    TermsView terms(Deal deal) {
        return TermsView.of(deal, LocalDate.ofInstant(clock.instant(), zone()));
    }

    DealView of(Deal deal) {
        return of(List.of(deal)).getFirst();
    }

    List<DealView> of(List<Deal> deals) {
        if (deals.isEmpty()) {
            return List.of();
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone());
        Map<UUID, String> leads = names.leadNames(
                deals.stream().map(Deal::leadId).filter(Objects::nonNull).toList());
        return deals.stream()
                .map(deal -> DealView.of(
                        deal,
                        deal.leadId() == null ? null : leads.get(deal.leadId()),
                        deal.listingKey() == null ? null : names.listing(deal.listingKey()),
                        today))
                .toList();
    }

    private ZoneId zone() {
        return accounts.account(Tenancy.required()).zone();
    }
}
