package org.leadnest.accounts.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.doors.Sessions;
import org.leadnest.accounts.factors.SecondFactors;
import org.leadnest.accounts.google.GoogleProperties;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The last step of each way in, and the page where all begin. */
@Component
public class Doorway {
    private static final String VIEW = "accounts/signin/index";

    private final Sessions sessions;
    private final SignIns signIns;
    private final SecondFactors factors;
    private final GoogleProperties google;

    Doorway(Sessions sessions, SignIns signIns, SecondFactors factors, GoogleProperties google) {
        this.sessions = sessions;
        this.signIns = signIns;
        this.factors = factors;
        this.google = google;
    }

    /**
     * Signs in whoever has shown who they are, or asks for their code first.
     *
     * @param with by what they came, for the log
     * @return the view
     */
    public String enter(
            Actor actor, String with, String next, HttpServletRequest request, HttpServletResponse response) {
        if (factors.on(actor.user())) {
            sessions.hold(
                    new Sessions.Held(actor.accountUuid(), actor.userUuid(), with, Destination.of(next)),
                    request,
                    response);
            return "redirect:/sign-in/code";
        }
        return inside(actor, with, next, request, response);
    }

    /** Signs in whoever has shown everything that is asked for. */
    public String inside(
            Actor actor, String with, String next, HttpServletRequest request, HttpServletResponse response) {
        sessions.begin(actor, request, response);
        signIns.entered(actor, with);
        return "redirect:" + Destination.of(next);
    }

    /** The sign-in page with what went wrong. */
    public String page(String error, String next, Model model) {
        model.addAttribute("page", new SignInPage("", Destination.kept(next), error, google.configured()));
        return VIEW;
    }
}
