package org.leadnest.site;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.leadnest.accounts.Open;
import org.leadnest.platform.web.ServicePart;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * {@code /status}: how the service does at this moment, measured when the page is asked for. No history is kept and none is
 * claimed.
 */
@Controller
@Open
class StatusPages {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MMMM d, yyyy, HH:mm:ss 'UTC'", Locale.US)
            .withZone(ZoneOffset.UTC);
    /** Recurring work rests a day at most between turns; a turn that is this late is stuck. */
    private static final Duration LATE = Duration.ofMinutes(10);

    private final HealthEndpoint health;
    private final JdbcClient jdbc;
    private final ObjectProvider<ServicePart> parts;
    private final InstantSource clock;

    StatusPages(HealthEndpoint health, JdbcClient jdbc, ObjectProvider<ServicePart> parts, InstantSource clock) {
        this.health = health;
        this.jdbc = jdbc;
        this.parts = parts;
        this.clock = clock;
    }

    @GetMapping("/status")
    String show(Model model) {
        boolean up = health.health().getStatus().equals(Status.UP);
        boolean working = up && working();
        List<StatusPage.Line> lines = new ArrayList<>(List.of(
                line("Pages and API", true),
                line("Database", up),
                line("Background jobs: photos, imports, sequences", working)));
        parts.orderedStream().forEach(part -> lines.add(line(part.title(), part.works())));
        boolean good = lines.stream().allMatch(line -> line.tone().equals("good"));
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        model.addAttribute(
                "page",
                new StatusPage(
                        good
                                ? "Everything works."
                                : up && !working ? "Work in the background is late." : "There is a fault.",
                        good ? "good" : "bad",
                        TIME.format(now),
                        now.toString(),
                        lines));
        return "site/status";
    }

    private static StatusPage.Line line(String what, boolean good) {
        return new StatusPage.Line(what, good ? "Works" : "Fault", good ? "good" : "bad");
    }

    /** Whether nothing that should have begun waits: heartbeats and turns are by the machine's clock. */
    private boolean working() {
        try {
            return jdbc.sql("""
                            select not exists (select 1 from platform.scheduled_tasks
                                                where not picked and execution_time < now() - :late * interval '1 second')
                            """)
                    .param("late", LATE.toSeconds())
                    .query(Boolean.class)
                    .single();
        } catch (DataAccessException unreachable) {
            return false;
        }
    }
}
