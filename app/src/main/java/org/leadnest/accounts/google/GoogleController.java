package org.leadnest.accounts.google;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.ActorAuthentication;
import org.leadnest.accounts.Open;
import org.leadnest.accounts.doors.Sessions;
import org.leadnest.accounts.signin.Doorway;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.web.Toast;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The way to Google and back. */
@Controller
@Open
class GoogleController {
    private static final String SETTINGS = "redirect:/app/settings/google";

    private final Errands errands;
    private final Identities identities;
    private final Accounts accounts;
    private final Doorway doorway;
    private final Sessions sessions;

    GoogleController(Errands errands, Identities identities, Accounts accounts, Doorway doorway, Sessions sessions) {
        this.sessions = sessions;
        this.errands = errands;
        this.identities = identities;
        this.accounts = accounts;
        this.doorway = doorway;
    }

    @GetMapping("/sign-in/google")
    String go(
            @RequestParam(defaultValue = "") String next,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (request.getUserPrincipal() != null) {
            return "redirect:/app";
        }
        try {
            return "redirect:" + errands.begin(next, null, request);
        } catch (GoogleClient.Unreachable unreachable) {
            return silent(next, response, model);
        }
    }

    @GetMapping(Errands.CALLBACK)
    String back(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Optional<Errand> errand = errands.end(state, request);
        if (errand.isEmpty()) {
            return refused(
                    "This sign-in with Google took too long or did not begin here. Please begin again.",
                    "",
                    response,
                    model);
        }
        String next = errand.get().next();
        if (errand.get().proves() != null) {
            return prove(errand.get(), code, request, response, redirect);
        }
        if (code.isEmpty()) {
            return refused("Google did not sign you in. Try again, or use your password.", next, response, model);
        }
        return switch (errands.redeem(errand.get(), code)) {
            case Redeemed.Silent _ -> silent(next, response, model);
            case Redeemed.Refused _ ->
                refused("What Google sent does not hold. Please begin again.", next, response, model);
            case Redeemed.Known known ->
                errand.get().joins() == null
                        ? arrive(known.user(), next, request, response, model)
                        : join(known.user(), errand.get(), request, redirect);
        };
    }

    private String arrive(
            GoogleUser google, String next, HttpServletRequest request, HttpServletResponse response, Model model) {
        return switch (identities.arrive(google)) {
            case Arrival.Known known -> doorway.enter(known.user(), "Google", next, request, response);
            case Arrival.SameAddress _ -> {
                errands.receive(new Errands.Guest(google, next), request);
                yield "redirect:/sign-in/google/password";
            }
            case Arrival.Stranger _ -> {
                errands.receive(new Errands.Guest(google, next), request);
                yield "redirect:/sign-up/google";
            }
            case Arrival.Unverified _ ->
                refused(
                        "Google has not confirmed that this address is yours, so it opens nothing here.",
                        next,
                        response,
                        model);
        };
    }

    /** Only the session that asked for it, still signed in as the same user, is joined. */
    private String join(GoogleUser google, Errand errand, HttpServletRequest request, RedirectAttributes redirect) {
        Optional<Actor> actor = request.getUserPrincipal() instanceof ActorAuthentication own
                        && own.getPrincipal().userUuid().equals(errand.joins())
                ? Optional.of(own.getPrincipal())
                : Optional.empty();
        boolean joined = actor.isPresent() && google.verified() && joined(google, actor.get());
        Toast.show(
                redirect,
                joined
                        ? "Google opens your account from now on, beside your password."
                        : "That Google account could not be joined: it belongs to somebody else here, or its address is not"
                                + " confirmed.");
        return SETTINGS;
    }

    /** Only the session that asked for it, still signed in as the same user, and by the identity that is theirs. */
    private String prove(
            Errand errand,
            String code,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Optional<Actor> actor = request.getUserPrincipal() instanceof ActorAuthentication own
                        && own.getPrincipal().userUuid().equals(errand.joins())
                ? Optional.of(own.getPrincipal())
                : Optional.empty();
        boolean proven = actor.isPresent()
                && !code.isEmpty()
                && errands.redeem(errand, code) instanceof Redeemed.Known known
                && identities.owns(known.user(), actor.get().user());
        if (!proven) {
            Toast.show(
                    redirect,
                    "Google did not confirm that it is you. Try again with the Google account that opens this one, or have a"
                            + " code mailed to you.");
            return "redirect:/step-up";
        }
        sessions.proved(actor.get(), request, response);
        return "redirect:"
                + sessions.asked(request)
                        .filter(Sessions.Asked::reading)
                        .map(Sessions.Asked::path)
                        .orElse("/step-up");
    }

    private boolean joined(GoogleUser google, Actor actor) {
        UserId user = accounts.user(actor.user()).id();
        return Tenancy.as(actor.account(), () -> identities.join(google, user));
    }

    private String refused(String error, String next, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return doorway.page(error, next, model);
    }

    private String silent(String next, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        return doorway.page(
                "Google does not answer at this moment. Try again, or sign in with your password.", next, model);
    }
}
