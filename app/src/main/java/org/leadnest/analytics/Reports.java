package org.leadnest.analytics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.accounts.Accounts;
import org.leadnest.deals.DealReports;
import org.leadnest.deals.DealReports.Funnel;
import org.leadnest.kernel.Money;
import org.leadnest.messaging.Correspondence;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.stereotype.Component;

/** Makes tables of what the modules report. */
@Component
class Reports {
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.US);

    private static final String SOURCES = "sources";
    private static final String AGENTS = "agents";
    private static final String MONTHS = "months";

    private final DealReports deals;
    private final WorkReports work;
    private final Correspondence correspondence;
    private final Accounts accounts;
    private final InstantSource clock;

    Reports(
            DealReports deals,
            WorkReports work,
            Correspondence correspondence,
            Accounts accounts,
            InstantSource clock) {
        this.deals = deals;
        this.work = work;
        this.correspondence = correspondence;
        this.accounts = accounts;
        this.clock = clock;
    }

    ZoneId zone() {
        return accounts.account(Tenancy.required()).zone();
    }

    List<ReportPage.Table> tables(int days) {
        Instant from = clock.instant().minus(Duration.ofDays(days));
        return List.of(
                sources(from),
                agents(from),
                months(from),
                work.cohorts(from, zone()),
                work.activity(from),
                work.speed(days));
    }

    /** The table of that key, without the others. */
    Optional<ReportPage.Table> table(String key, int days) {
        Instant from = clock.instant().minus(Duration.ofDays(days));
        return switch (key) {
            case SOURCES -> Optional.of(sources(from));
            case AGENTS -> Optional.of(agents(from));
            case MONTHS -> Optional.of(months(from));
            case WorkReports.COHORTS -> Optional.of(work.cohorts(from, zone()));
            case WorkReports.ACTIVITY -> Optional.of(work.activity(from));
            case WorkReports.SPEED -> Optional.of(work.speed(days));
            default -> Optional.empty();
        };
    }

    private ReportPage.Table sources(Instant from) {
        List<DealReports.SourceLine> lines = deals.bySource(from, zone());
        List<List<String>> rows = new ArrayList<>();
        for (DealReports.SourceLine line : lines) {
            List<String> row = row(line.name() == null ? "No source" : line.name(), line.funnel());
            boolean paid = line.cost().cents() > 0;
            row.add(paid ? line.cost().display() : "");
            row.add(paid ? each(line.cost(), line.funnel().leads()) : "");
            row.add(paid ? each(line.cost(), line.funnel().won()) : "");
            rows.add(row);
        }
        return new ReportPage.Table(
                SOURCES,
                "Where leads come from, and what became of them",
                "Leads captured in these days, followed to where they are by now.",
                columns("Source", "Cost", "Cost a lead", "Cost a closed deal"),
                rows,
                bars(lines.stream()
                        .map(line -> Map.entry(
                                line.name() == null ? "No source" : line.name(),
                                line.funnel().leads()))
                        .toList()),
                "leads");
    }

    private ReportPage.Table agents(Instant from) {
        Map<UUID, Long> written = correspondence.writtenBy(from);
        List<DealReports.AgentLine> lines = deals.byAgent(from);
        List<List<String>> rows = new ArrayList<>();
        for (DealReports.AgentLine line : lines) {
            List<String> row = row(agent(line), line.funnel());
            row.add(line.user() == null ? "" : number(written.getOrDefault(line.user(), 0L)));
            rows.add(row);
        }
        return new ReportPage.Table(
                AGENTS,
                "By agent",
                "The same leads by who owns them now, and the messages that the agent wrote by hand in these days.",
                columns("Agent", "Messages written"),
                rows,
                bars(lines.stream()
                        .map(line -> Map.entry(agent(line), line.funnel().leads()))
                        .toList()),
                "leads");
    }

    private static String agent(DealReports.AgentLine line) {
        return line.name() == null ? "Nobody yet" : line.name();
    }

    private ReportPage.Table months(Instant from) {
        List<DealReports.MonthLine> lines = deals.byMonth(from, zone());
        return new ReportPage.Table(
                MONTHS,
                "By the month of capture",
                "Younger months have had less time to close: compare them with care.",
                columns("Month"),
                lines.stream()
                        .map(line -> row(MONTH.format(line.month()), line.funnel()))
                        .toList(),
                bars(lines.stream()
                        .map(line -> Map.entry(
                                MONTH.format(line.month()), line.funnel().leads()))
                        .toList()),
                "leads");
    }

    private static List<String> columns(String first, String... more) {
        List<String> columns = new ArrayList<>(
                List.of(first, "Leads", "Asked", "Appointments", "With a deal", "Closed", "Closed of leads", "GCI"));
        columns.addAll(List.of(more));
        return columns;
    }

    private static List<String> row(String first, Funnel funnel) {
        return new ArrayList<>(List.of(
                first,
                number(funnel.leads()),
                number(funnel.asked()),
                number(funnel.shown()),
                number(funnel.withDeal()),
                number(funnel.won()),
                percent(funnel.won(), funnel.leads()),
                funnel.gci().display()));
    }

    static List<ReportPage.Bar> bars(List<Map.Entry<String, Long>> counts) {
        long most = counts.stream().mapToLong(Map.Entry::getValue).max().orElse(0);
        return counts.stream()
                .filter(count -> most > 0)
                .map(count -> new ReportPage.Bar(count.getKey(), number(count.getValue()), count.getValue(), most))
                .toList();
    }

    static String number(long count) {
        return String.format(Locale.US, "%,d", count);
    }

    private static String percent(long part, long whole) {
        return whole == 0
                ? ""
                : BigDecimal.valueOf(part * 100).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP) + " %";
    }

    private static String each(Money cost, long count) {
        return count == 0
                ? "none yet"
                : Money.of(cost.dollars().divide(BigDecimal.valueOf(count), 2, RoundingMode.HALF_UP))
                        .display();
    }
}
