package org.leadnest.accounts.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.doors.Sessions;
import org.leadnest.accounts.factors.SecondFactors;
import org.leadnest.accounts.google.GoogleProperties;
import org.leadnest.kernel.UserId;
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
            UserId user, String with, String next, HttpServletRequest request, HttpServletResponse response) {
        return factors.on(user)
                ? half(user, with, next, request, response)
                : inside(user, with, next, request, response);
    }

    /** Asks for the second step of whoever has shown the first. */
    String half(UserId user, String with, String next, HttpServletRequest request, HttpServletResponse response) {
        sessions.hold(new Sessions.Held(user.value(), with, Destination.of(next)), request, response);
        return "redirect:/sign-in/code";
    }

    /**
     * Signs in whoever has shown everything that is asked for. Whoever belongs to no account is led to the invitation that
     * they came for, or to where they open an account of their own.
     */
    public String inside(
            UserId user, String with, String next, HttpServletRequest request, HttpServletResponse response) {
        Optional<Actor> seat = signIns.firstSeat(user);
        if (seat.isEmpty()) {
            sessions.holdSeatless(new Sessions.Seatless(user.value(), with), request, response);
            return "redirect:" + Destination.withoutSeat(next);
        }
        sessions.begin(seat.get(), request, response);
        signIns.entered(seat.get(), with);
        return "redirect:" + Destination.of(next);
    }

    /** The sign-in page with what went wrong. */
    public String page(String error, String next, Model model) {
        model.addAttribute("page", new SignInPage("", Destination.kept(next), error, google.configured()));
        return VIEW;
    }
}
