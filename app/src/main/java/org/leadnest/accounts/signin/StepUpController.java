package org.leadnest.accounts.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.accounts.User;
import org.leadnest.accounts.doors.Sessions;
import org.leadnest.accounts.factors.Proof;
import org.leadnest.accounts.factors.SecondFactors;
import org.leadnest.accounts.google.GoogleProof;
import org.leadnest.accounts.passkeys.Passkeys;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asks for the password, or for the second factor of whoever has one, before a dangerous act, and leads back to it. */
@Controller
@Requires(Permission.PROFILE_WRITE)
class StepUpController {
    private static final String VIEW = "accounts/signin/stepup";

    private final Sessions sessions;
    private final PasswordCheck check;
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final Accounts accounts;
    private final GoogleProof google;

    StepUpController(
            Sessions sessions,
            PasswordCheck check,
            SecondFactors factors,
            Passkeys passkeys,
            Accounts accounts,
            GoogleProof google) {
        this.google = google;
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.check = check;
        this.factors = factors;
        this.accounts = accounts;
    }

    /** With the proof there, the page is one button: the form that was kept is sent again by the person, not by us. */
    @GetMapping("/step-up")
    String page(Actor actor, HttpServletRequest request, HttpServletResponse response, Model model) {
        Optional<Sessions.Asked> asked = sessions.asked(request);
        if (asked.isEmpty()) {
            return "redirect:/app";
        }
        if (!sessions.proven()) {
            return show(actor, asked.get(), null, null, response, model);
        }
        return asked.get().reading()
                ? "redirect:" + asked.get().path()
                : show(
                        actor,
                        asked.get(),
                        null,
                        StepUpPage.Go.of(asked.get().path(), asked.get().fields()),
                        response,
                        model);
    }

    @PostMapping("/step-up")
    String prove(
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String code,
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<Sessions.Asked> asked = sessions.asked(request);
        if (asked.isEmpty()) {
            return "redirect:/app";
        }
        Optional<String> objection = objection(password, code, accounts.user(actor.user()), request);
        if (objection.isPresent()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(actor, asked.get(), objection.get(), null, response, model);
        }
        sessions.proved(actor, request, response);
        return "redirect:" + (asked.get().reading() ? asked.get().path() : "/step-up");
    }

    /** Whoever has a second factor shows that: a password that somebody looked on while it was typed does nothing here. */
    private Optional<String> objection(String password, String code, User user, HttpServletRequest request) {
        if (!factors.on(user.id())) {
            return check.objection(user, password, request)
                    .map(said -> said.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + said.substring(1) + ".");
        }
        if (code.isBlank()) {
            return Optional.of("Expected a code of your app, a recovery code, or your passkey.");
        }
        return switch (factors.prove(user, code, request.getRemoteAddr())) {
            case Proof.Proven _ -> Optional.empty();
            case Proof.Wrong _ -> Optional.of("This code is not right, or was used already.");
            case Proof.Slowed slowed -> Optional.of(SignInController.slowed(slowed.pause()));
        };
    }

    /** What the page says when the passkey did not do. */
    String refuse(Actor actor, String error, HttpServletRequest request, HttpServletResponse response, Model model) {
        Optional<Sessions.Asked> asked = sessions.asked(request);
        if (asked.isEmpty()) {
            return "redirect:/app";
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(actor, asked.get(), error, null, response, model);
    }

    private String show(
            Actor actor,
            Sessions.Asked asked,
            @Nullable String error,
            StepUpPage.@Nullable Go go,
            HttpServletResponse response,
            Model model) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        boolean code = factors.on(actor.user());
        model.addAttribute(
                "page",
                new StepUpPage(
                        asked.what(),
                        code,
                        factors.app(actor.user()),
                        passkeys.any(actor.user()),
                        !code && google.only(actor.user()),
                        error,
                        go));
        return VIEW;
    }
}
