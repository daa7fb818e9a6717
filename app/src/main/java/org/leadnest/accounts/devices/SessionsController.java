package org.leadnest.accounts.devices;

import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.accounts.SettingsPlace;
import org.leadnest.accounts.StepUp;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.accounts.doors.Sessions;
import org.leadnest.accounts.profile.Profiles;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /app/settings/sessions}: where the user is signed in, and ending that. */
@Controller
@RequestMapping("/app/settings/sessions")
@Requires(Permission.PROFILE_WRITE)
class SessionsController {
    private static final String HOME = "redirect:/app/settings/sessions";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MMM d, yyyy, h:mm a", Locale.US);

    private final Sessions sessions;
    private final Profiles profiles;
    private final AuditLog audit;

    SessionsController(Sessions sessions, Profiles profiles, AuditLog audit) {
        this.sessions = sessions;
        this.profiles = profiles;
        this.audit = audit;
    }

    @Configuration(proxyBeanMethods = false)
    static class Places {
        @Bean
        SettingsPlace sessionsPlace() {
            return new SettingsPlace(
                    13,
                    "/app/settings/sessions",
                    "device-desktop",
                    "Sessions",
                    "Where you are signed in, and ending that.",
                    Permission.PROFILE_WRITE);
        }
    }

    @GetMapping
    String page(Actor actor, HttpServletRequest request, Model model) {
        ZoneId zone = profiles.zone(actor.account(), actor.user());
        List<SessionsPage.Line> lines = sessions.of(actor.user(), request).stream()
                .map(one -> line(one, zone))
                .toList();
        model.addAttribute("page", new SessionsPage(lines, lines.stream().anyMatch(line -> !line.here())));
        return "accounts/devices/sessions";
    }

    private static SessionsPage.Line line(Sessions.Running one, ZoneId zone) {
        return new SessionsPage.Line(
                one.handle(),
                one.browser(),
                one.network(),
                TIME.format(one.began().atZone(zone)),
                TIME.format(one.used().atZone(zone)),
                one.here());
    }

    @PostMapping("/{handle}/end")
    @StepUp("end a session")
    String end(@PathVariable String handle, Actor actor, HttpServletRequest request, RedirectAttributes redirect) {
        Sessions.Running running = sessions.of(actor.user(), request).stream()
                .filter(one -> one.handle().equals(handle) && !one.here())
                .findFirst()
                .orElseThrow(NotFound::new);
        sessions.end(running);
        audit.add(AuditNote.of(AuditAct.SESSIONS_ENDED).about(running.browser()));
        Toast.show(redirect, "That session has ended.");
        return HOME;
    }

    @PostMapping("/others/end")
    @StepUp("end your other sessions")
    String endOthers(Actor actor, HttpServletRequest request, RedirectAttributes redirect) {
        List<Sessions.Running> others = sessions.of(actor.user(), request).stream()
                .filter(one -> !one.here())
                .toList();
        others.forEach(sessions::end);
        audit.add(AuditNote.of(AuditAct.SESSIONS_ENDED).with("sessions", Integer.toString(others.size())));
        Toast.show(redirect, "Every other session has ended.");
        return HOME;
    }
}
