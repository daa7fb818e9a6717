package org.leadnest.accounts.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.leadnest.accounts.ActorAuthentication;
import org.leadnest.accounts.Open;
import org.leadnest.accounts.devices.DeviceMark;
import org.leadnest.accounts.doors.Sessions;
import org.leadnest.accounts.google.GoogleProperties;
import org.leadnest.accounts.ops.Visits;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@Open
class SignInController {
    private static final String VIEW = "accounts/signin/index";
    /** Longer than any wait that is not a lock. */
    private static final Duration LOCKED = Duration.ofMinutes(15);

    private final SignIns signIns;
    private final Sessions sessions;
    private final Doorway doorway;
    private final GoogleProperties google;
    private final DeviceMark marks;
    private final Visits visits;

    SignInController(
            SignIns signIns,
            Sessions sessions,
            Doorway doorway,
            GoogleProperties google,
            DeviceMark marks,
            Visits visits) {
        this.doorway = doorway;
        this.visits = visits;
        this.marks = marks;
        this.google = google;
        this.signIns = signIns;
        this.sessions = sessions;
    }

    @GetMapping("/sign-in")
    String page(@RequestParam(defaultValue = "") String next, HttpServletRequest request, Model model) {
        if (request.getUserPrincipal() != null) {
            return "redirect:" + Destination.of(next);
        }
        model.addAttribute("page", new SignInPage("", Destination.kept(next), null, google.configured()));
        return VIEW;
    }

    @PostMapping("/sign-in")
    String enter(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String next,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return switch (signIns.enter(email, password, request.getRemoteAddr(), marks.known(request))) {
            case Entry.Entered entered -> doorway.inside(entered.user(), "password", next, request, response);
            case Entry.Half half -> doorway.half(half.user(), "password", next, request, response);
            case Entry.Unknown _ -> {
                marks.of(request, response);
                String error =
                        "This e-mail address and password do not go together. Check both, or set a new password.";
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                model.addAttribute("page", new SignInPage(email, Destination.kept(next), error, google.configured()));
                yield VIEW;
            }
            case Entry.Slowed slowed -> {
                response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
                response.setHeader("Retry-After", Long.toString(seconds(slowed.pause())));
                model.addAttribute(
                        "page",
                        new SignInPage(email, Destination.kept(next), slowed(slowed.pause()), google.configured()));
                yield VIEW;
            }
        };
    }

    @PostMapping("/sign-out")
    String leave(HttpServletRequest request, HttpServletResponse response) {
        if (request.getUserPrincipal() instanceof ActorAuthentication session) {
            left(session);
        }
        sessions.end(request, response);
        response.setHeader("Clear-Site-Data", "\"cache\", \"storage\"");
        return "redirect:/sign-in";
    }

    /** Writes down who went out; for an operator who looks into an account, that this is over. */
    private void left(ActorAuthentication session) {
        if (session.visiting()) {
            visits.over(session.getPrincipal(), "signed out");
        } else {
            signIns.left(session.getPrincipal());
        }
    }

    static String slowed(Duration wait) {
        if (wait.compareTo(LOCKED) > 0) {
            return "There were too many wrong passwords, so signing in by password is closed for a day. If this address has"
                    + " an account, we have mailed it a link that opens it again; a passkey, Google or a new password do, too.";
        }
        return "There were too many tries. Please wait " + time(wait) + " and try again.";
    }

    /** The same for somebody who is signed in, as part of a sentence. */
    static String heldBack(Duration wait) {
        return wait.compareTo(LOCKED) > 0
                ? "there were too many wrong passwords, so yours opens nothing for a day; the link that we have mailed to you"
                        + " opens it again, and so does a new password"
                : "there were too many tries; please wait " + time(wait) + " and try again";
    }

    private static String time(Duration wait) {
        long seconds = seconds(wait);
        return seconds < 90 ? seconds + " seconds" : (seconds + 59) / 60 + " minutes";
    }

    static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
