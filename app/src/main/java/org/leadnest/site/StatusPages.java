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
import org.jspecify.annotations.Nullable;
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
 * {@code /status}: how the service does at this moment. What was measured answers everybody for 15 seconds, since anybody may
 * ask. No history is kept and none is claimed.
 */
@Controller
@Open
class StatusPages {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MMMM d, yyyy, HH:mm:ss 'UTC'", Locale.US)
            .withZone(ZoneOffset.UTC);
    /** Recurring work rests a day at most between turns; a turn that is this late is stuck. */
    private static final Duration LATE = Duration.ofMinutes(10);
    /** Heavy work may wait its turn for hours; it is stuck when none of it is in anybody's hands meanwhile. */
    private static final Duration HEAVY_LATE = Duration.ofMinutes(15);
    /** Six heartbeats of a scheduler. */
    private static final Duration ALIVE = Duration.ofMinutes(1);

    private static final Duration FRESH = Duration.ofSeconds(15);

    private final HealthEndpoint health;
    private final JdbcClient jdbc;
    private final ObjectProvider<ServicePart> parts;
    private final InstantSource clock;
    private @Nullable Measured last;

    StatusPages(HealthEndpoint health, JdbcClient jdbc, ObjectProvider<ServicePart> parts, InstantSource clock) {
        this.health = health;
        this.jdbc = jdbc;
        this.parts = parts;
        this.clock = clock;
    }

    private record Measured(Instant at, StatusPage page) {
        boolean fresh(Instant now) {
            return !now.isBefore(at) && now.isBefore(at.plus(FRESH));
        }
    }

    @GetMapping("/status")
    String show(Model model) {
        model.addAttribute("page", page());
        return "site/status";
    }

    /** One measures, the others wait for it. */
    private synchronized StatusPage page() {
        Instant now = clock.instant();
        Measured known = last;
        if (known == null || !known.fresh(now)) {
            known = new Measured(now, measure(now.truncatedTo(ChronoUnit.SECONDS)));
            last = known;
        }
        return known.page();
    }

    private StatusPage measure(Instant now) {
        boolean up = health.health().getStatus().equals(Status.UP);
        boolean working = up && working();
        List<StatusPage.Line> lines = new ArrayList<>(List.of(
                line("Pages and API", true),
                line("Database", up),
                line("Background jobs: photos, imports, sequences", working)));
        parts.orderedStream().forEach(part -> lines.add(line(part.title(), part.works())));
        boolean good = lines.stream().allMatch(line -> line.tone().equals("good"));
        return new StatusPage(
                good ? "Everything works." : up && !working ? "Work in the background is late." : "There is a fault.",
                good ? "good" : "bad",
                TIME.format(now),
                now.toString(),
                lines);
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
                               and (not exists (select 1 from platform.heavy_tasks
                                                 where not picked
                                                   and execution_time < now() - :heavy * interval '1 second')
                                    or exists (select 1 from platform.heavy_tasks
                                                where picked and last_heartbeat > now() - :alive * interval '1 second'))
                            """)
                    .param("late", LATE.toSeconds())
                    .param("heavy", HEAVY_LATE.toSeconds())
                    .param("alive", ALIVE.toSeconds())
                    .query(Boolean.class)
                    .single();
        } catch (DataAccessException unreachable) {
            return false;
        }
    }
}
