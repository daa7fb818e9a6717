package org.leadnest.analytics.usage;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.leadnest.accounts.ForOperator;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /ops/usage}: what is used, over a week, a month, a quarter or a year. */
@Controller
@ForOperator
class UsagePages {
    private static final Set<Integer> SPANS = Set.of(7, 30, 90, 365);
    private static final int USUAL = 30;

    private final JdbcTemplate jdbc;
    private final InstantSource clock;

    UsagePages(JdbcTemplate jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @GetMapping("/ops/usage")
    String show(@RequestParam(defaultValue = "30") int days, Model model) {
        int span = SPANS.contains(days) ? days : USUAL;
        UsageFigures figures = jdbc.execute((java.sql.Connection connection) ->
                UsageFigures.read(connection, clock.instant().minus(Duration.ofDays(span))));
        if (figures == null) {
            throw new IllegalStateException("the query of usage answered nothing");
        }
        model.addAttribute(
                "page",
                new UsagePage(
                        span,
                        lines(figures.of(UsageFigures.Section.SUM)),
                        Arrays.stream(UsageFigures.Section.values())
                                .filter(section -> section != UsageFigures.Section.SUM)
                                .map(section -> new UsagePage.Table(section.title(), lines(figures.of(section))))
                                .filter(table -> !table.lines().isEmpty())
                                .toList()));
        return "analytics/usage";
    }

    private static List<UsagePage.Line> lines(List<UsageFigures.Line> lines) {
        return lines.stream()
                .map(line ->
                        new UsagePage.Line(line.label(), String.format(Locale.US, "%,d", line.count()), line.share()))
                .toList();
    }
}
