package org.leadnest.analytics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.leadnest.deals.DealBoards;
import org.leadnest.deals.Outcome;
import org.leadnest.kernel.Money;
import org.leadnest.leads.LeadCounts;
import org.leadnest.listings.Listings;
import org.leadnest.messaging.Correspondence;
import org.leadnest.messaging.Status;
import org.leadnest.photos.Photos;
import org.springframework.stereotype.Component;

/** The numbers of the dashboard, from the modules that own them. */
@Component
class Figures {
    private final DealBoards deals;
    private final Correspondence correspondence;
    private final Listings listings;
    private final Photos photos;
    private final WrittenTexts texts;

    Figures(DealBoards deals, Correspondence correspondence, Listings listings, Photos photos, WrittenTexts texts) {
        this.deals = deals;
        this.correspondence = correspondence;
        this.listings = listings;
        this.photos = photos;
        this.texts = texts;
    }

    long listings() {
        return listings.countByStatus().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    List<DealBoards.Total> deals() {
        return deals.totals();
    }

    /** @param counted when the leads were, behind their number */
    List<DashboardPage.Figure> of(
            LeadCounts leads, String counted, List<DealBoards.Total> totals, long listingCount, long activeRuns) {
        Money open = totals.stream()
                .filter(total -> !total.stage().outcome().closed())
                .map(DealBoards.Total::value)
                .reduce(Money.ZERO, Money::plus);
        return List.of(
                new DashboardPage.Figure(
                        "New leads, 7 days",
                        Long.toString(leads.newInSevenDays()),
                        leads.newInThirtyDays() + " in 30 days, " + leads.total() + " in all" + counted,
                        "users",
                        "/app/leads"),
                new DashboardPage.Figure(
                        "Leads in sequences", Long.toString(activeRuns), "running now", "route", "/app/sequences"),
                new DashboardPage.Figure("Open deals", open.display(), "value", "layout-kanban", "/app/deals"),
                new DashboardPage.Figure(
                        "Listings",
                        Long.toString(listingCount),
                        counted(photos.countEnhanced(), "photo") + " enhanced, " + counted(texts.count(), "text")
                                + " written",
                        "building-estate",
                        "/app/listings"));
    }

    static List<DashboardPage.Bar> leadStages(LeadCounts counts) {
        long most = counts.byStage().values().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        return counts.byStage().entrySet().stream()
                .map(stage -> new DashboardPage.Bar(
                        stage.getKey(), Long.toString(stage.getValue()), "", "", stage.getValue(), Math.max(1, most)))
                .toList();
    }

    static List<DashboardPage.Bar> dealStages(List<DealBoards.Total> totals) {
        long most =
                totals.stream().mapToLong(total -> total.value().cents()).max().orElse(0);
        Set<UUID> pipelines =
                totals.stream().map(total -> total.stage().pipelineId()).collect(Collectors.toSet());
        boolean several = pipelines.size() > 1;
        return totals.stream()
                .filter(total -> !several || total.deals() > 0)
                .map(total -> new DashboardPage.Bar(
                        several ? total.stage().full() : total.stage().name(),
                        Long.toString(total.deals()),
                        total.value().display(),
                        total.gci().display(),
                        total.value().cents(),
                        Math.max(1, most)))
                .toList();
    }

    /** Commission of open deals, each weighed by the probability of its stage. */
    static Money forecast(List<DealBoards.Total> totals) {
        return totals.stream()
                .filter(total -> total.stage().outcome() == Outcome.OPEN)
                .map(total -> total.gci()
                        .percent(java.math.BigDecimal.valueOf(total.stage().probability())))
                .reduce(Money.ZERO, Money::plus);
    }

    List<DashboardPage.Traffic> messages(Instant now) {
        return List.of(traffic("7 days", now, 7), traffic("30 days", now, 30));
    }

    Map<Status, Long> messagesSince(Instant since) {
        return correspondence.since(since);
    }

    private DashboardPage.Traffic traffic(String span, Instant now, int days) {
        Map<Status, Long> counts = correspondence.since(now.minus(Duration.ofDays(days)));
        return new DashboardPage.Traffic(
                span,
                Long.toString(sent(counts)),
                Long.toString(counts.getOrDefault(Status.HELD, 0L)),
                Long.toString(counts.getOrDefault(Status.REFUSED, 0L)),
                Long.toString(counts.getOrDefault(Status.RECEIVED, 0L)));
    }

    static long sent(Map<Status, Long> counts) {
        return counts.getOrDefault(Status.SENT, 0L) + counts.getOrDefault(Status.DELIVERED, 0L);
    }

    private static String counted(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
