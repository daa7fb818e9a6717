package org.leadnest.leads.agenda;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Open;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.leads.Showings;
import org.leadnest.leads.Tasks;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /calendar/{token}.ics}: a user's own open tasks and showings, from thirty days back to a year ahead, for calendar programs. */
@Controller
class CalendarFeed {
    private static final Duration BACK = Duration.ofDays(30);
    private static final Duration AHEAD = Duration.ofDays(366);
    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final Calendars calendars;
    private final Tasks tasks;
    private final Showings showings;
    private final Accounts accounts;
    private final InstantSource clock;

    CalendarFeed(Calendars calendars, Tasks tasks, Showings showings, Accounts accounts, InstantSource clock) {
        this.calendars = calendars;
        this.tasks = tasks;
        this.showings = showings;
        this.accounts = accounts;
        this.clock = clock;
    }

    @GetMapping("/calendar/{token}.ics")
    @Open
    ResponseEntity<byte[]> feed(@PathVariable String token) {
        Calendars.Owner owner = calendars.open(token).orElseThrow(NotFound::new);
        Instant now = clock.instant();
        String text = Tenancy.as(
                owner.account(),
                () -> Ics.of(
                        "Tasks, " + accounts.name(owner.account()),
                        tasks.due(now.minus(BACK), now.plus(AHEAD), owner.user()),
                        showings.ofAgent(owner.user(), now.minus(BACK), now.plus(AHEAD)),
                        now));
        return ResponseEntity.ok().contentType(CALENDAR).body(text.getBytes(StandardCharsets.UTF_8));
    }

    @PostMapping("/app/tasks/calendar")
    @Requires(Permission.TASKS_READ)
    String renew(Actor actor, RedirectAttributes redirect) {
        calendars.renew(actor.user());
        Toast.show(redirect, "The old address of your calendar works no more.");
        return "redirect:/app/tasks";
    }
}
