package org.leadnest.deals;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.Money;
import org.leadnest.leads.OwnLeadPart;
import org.springframework.stereotype.Component;

/** The deals of an agent's own leads, which leave with them. */
@Component
class DealsOfOwnLeads implements OwnLeadPart {
    private static final int MOST_OF_ONE = 200;

    private final Deals deals;

    DealsOfOwnLeads(Deals deals) {
        this.deals = deals;
    }

    @Override
    public String file() {
        return "deals.csv";
    }

    @Override
    public List<String> header() {
        return List.of(
                "Lead",
                "Name",
                "Pipeline and stage",
                "Value",
                "GCI",
                "Expected close",
                "Owner",
                "Lost because",
                "Created at",
                "Closed at");
    }

    @Override
    public List<List<String>> rows(List<UUID> leads, Instant until) {
        return leads.stream()
                .flatMap(lead -> deals.list(DealFilter.ofLead(lead), null, MOST_OF_ONE).data().stream())
                .filter(deal -> !deal.createdAt().isAfter(until))
                .map(DealsOfOwnLeads::cells)
                .toList();
    }

    private static List<String> cells(Deal deal) {
        Money gci = deal.gci();
        return Stream.of(
                        deal.leadId(),
                        deal.name(),
                        deal.stage().full(),
                        deal.value().dollars().toPlainString(),
                        gci == null ? null : gci.dollars().toPlainString(),
                        deal.expectedClose(),
                        deal.ownerName(),
                        deal.lostReason(),
                        deal.createdAt(),
                        deal.closedAt())
                .map(DealsOfOwnLeads::text)
                .toList();
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }
}
