package org.leadnest.analytics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.leadnest.leads.AgentActivity;
import org.leadnest.leads.SpeedToLead;
import org.leadnest.leads.StageCohorts;
import org.leadnest.messaging.Correspondence;
import org.leadnest.platform.mail.MailLanguage;
import org.springframework.stereotype.Component;

/** Tables of what people did, how fast, and how far leads came. */
@Component
class WorkReports {
    static final String ACTIVITY = "activity";
    static final String SPEED = "speed";
    static final String COHORTS = "cohorts";
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.US);

    private final AgentActivity activity;
    private final SpeedToLead speed;
    private final StageCohorts cohorts;
    private final Correspondence correspondence;

    WorkReports(AgentActivity activity, SpeedToLead speed, StageCohorts cohorts, Correspondence correspondence) {
        this.activity = activity;
        this.speed = speed;
        this.cohorts = cohorts;
        this.correspondence = correspondence;
    }

    ReportPage.Table cohorts(Instant from, ZoneId zone) {
        List<StageCohorts.Cohort> lines = cohorts.since(from, zone);
        List<String> columns = new ArrayList<>(List.of("Captured in", "Leads"));
        lines.stream().limit(1).forEach(line -> columns.addAll(line.reached().keySet()));
        return new ReportPage.Table(
                COHORTS,
                "How far leads came, by stage",
                "Of the leads of each month, how many ever stood in a stage.",
                columns,
                lines.stream().map(WorkReports::row).toList(),
                Reports.bars(lines.stream()
                        .map(line -> Map.entry(MONTH.format(line.month()), line.leads()))
                        .toList()),
                "leads");
    }

    private static List<String> row(StageCohorts.Cohort line) {
        List<String> row = new ArrayList<>(List.of(MONTH.format(line.month()), Reports.number(line.leads())));
        line.reached()
                .values()
                .forEach(count -> row.add(Reports.number(count) + " (" + share(count, line.leads()) + ")"));
        return row;
    }

    private static String share(long part, long whole) {
        return BigDecimal.valueOf(part * 100).divide(BigDecimal.valueOf(Math.max(1, whole)), 0, RoundingMode.HALF_UP)
                + " %";
    }

    ReportPage.Table activity(Instant from) {
        Map<UUID, Long> written = correspondence.writtenBy(from);
        List<AgentActivity.Line> lines = activity.since(from);
        return new ReportPage.Table(
                ACTIVITY,
                "What agents did",
                "Calls and showings that were logged, notes, and messages written by hand in these days.",
                List.of("Agent", "Calls", "Talked", "Showings", "Notes", "Messages written"),
                lines.stream()
                        .map(line -> List.of(
                                line.name(),
                                Reports.number(line.calls()),
                                Reports.number(line.talked()),
                                Reports.number(line.showings()),
                                Reports.number(line.notes()),
                                Reports.number(written.getOrDefault(line.user(), 0L))))
                        .toList(),
                Reports.bars(lines.stream()
                        .map(line -> Map.entry(line.name(), line.calls() + line.showings()))
                        .toList()),
                "calls and showings");
    }

    ReportPage.Table speed(int days) {
        List<SpeedToLead.Line> lines = speed.byAgent(Duration.ofDays(days));
        return new ReportPage.Table(
                SPEED,
                "Speed to lead, by agent",
                "From a live inquiry to the first contact by a person. An unanswered one counts as longer than any other.",
                List.of("Agent", "Inquiries", "Answered", "Median wait"),
                lines.stream()
                        .map(line -> {
                            Duration median = line.median();
                            return List.of(
                                    line.name() == null ? "Nobody yet" : line.name(),
                                    Reports.number(line.inquiries()),
                                    Reports.number(line.answered()),
                                    median == null ? "not reached" : MyNumbers.spoken(median, MailLanguage.ENGLISH));
                        })
                        .toList(),
                Reports.bars(lines.stream()
                        .map(line -> Map.entry(line.name() == null ? "Nobody yet" : line.name(), line.inquiries()))
                        .toList()),
                "inquiries");
    }
}
