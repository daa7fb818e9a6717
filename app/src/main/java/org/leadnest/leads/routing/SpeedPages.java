package org.leadnest.leads.routing;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.leads.SpeedToLead;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /app/leads/speed}: who answers how fast, by agent and by source. */
@Controller
class SpeedPages {
    private static final List<Integer> SPANS = List.of(7, 30, 90);

    private final SpeedToLead speed;

    SpeedPages(SpeedToLead speed) {
        this.speed = speed;
    }

    @GetMapping("/app/leads/speed")
    @Requires(Permission.REPORTS_READ)
    String show(@RequestParam(defaultValue = "30") String days, Model model) {
        int span = SPANS.stream()
                .filter(one -> days.equals(one.toString()))
                .findFirst()
                .orElse(30);
        Duration window = Duration.ofDays(span);
        model.addAttribute(
                "page",
                new SpeedPage(
                        span,
                        SPANS,
                        speed.all(window).map(line -> line(line, "All")).stream()
                                .toList(),
                        lines(speed.byAgent(window), "Nobody yet"),
                        lines(speed.bySource(window), "No source")));
        return "leads/routing/speed";
    }

    private static List<SpeedPage.Line> lines(List<SpeedToLead.Line> lines, String none) {
        return lines.stream().map(line -> line(line, none)).toList();
    }

    private static SpeedPage.Line line(SpeedToLead.Line line, String none) {
        return new SpeedPage.Line(
                line.name() == null ? none : line.name(),
                String.format(Locale.US, "%,d", line.inquiries()),
                String.format(Locale.US, "%,d (%d %%)", line.answered(), line.answered() * 100 / line.inquiries()),
                line.median() == null ? "Not reached: more than half wait" : words(line.median()),
                line.few());
    }

    static String words(Duration wait) {
        if (wait.compareTo(Duration.ofMinutes(1)) < 0) {
            return wait.toSeconds() + " s";
        }
        if (wait.compareTo(Duration.ofHours(1)) < 0) {
            return wait.toMinutes() + " min";
        }
        return wait.compareTo(Duration.ofDays(2)) < 0
                ? wait.toHours() + " h " + wait.toMinutesPart() + " min"
                : wait.toDays() + " days";
    }
}
