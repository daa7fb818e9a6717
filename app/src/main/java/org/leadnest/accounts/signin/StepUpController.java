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
import org.leadnest.platform.web.NotFound;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asks for the password, for the second factor of whoever has one, or for a mailed code of whoever has neither, before a dangerous act, and leads back to it. */
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
    private final MailedCodes mailed;

    StepUpController(
            Sessions sessions,
            PasswordCheck check,
            SecondFactors factors,
            Passkeys passkeys,
            Accounts accounts,
            GoogleProof google,
            MailedCodes mailed) {
        this.mailed = mailed;
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
            return show(actor, asked.get(), null, null, request, response, model);
        }
        return asked.get().reading()
                ? "redirect:" + asked.get().path()
                : show(
                        actor,
                        asked.get(),
                        null,
                        StepUpPage.Go.of(asked.get().path(), asked.get().fields()),
                        request,
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
            return show(actor, asked.get(), objection.get(), null, request, response, model);
        }
        sessions.proved(actor, request, response);
        return "redirect:" + (asked.get().reading() ? asked.get().path() : "/step-up");
    }

    /** Mails a code, or another one, to whoever has neither password nor second factor. */
    @PostMapping("/step-up/mail")
    String mail(Actor actor, HttpServletRequest request, HttpServletResponse response, Model model) {
        Optional<Sessions.Asked> asked = sessions.asked(request);
        if (asked.isEmpty()) {
            return "redirect:/app";
        }
        User user = accounts.user(actor.user());
        if (!mailed.due(user.id())) {
            throw new NotFound();
        }
        if (!mailed.send(user, request.getSession().getId())) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            return show(
                    actor,
                    asked.get(),
                    "There were several codes lately. The last one still works; please try again in an hour.",
                    null,
                    request,
                    response,
                    model);
        }
        return "redirect:/step-up";
    }

    /** Whoever has a second factor shows that: a password that somebody looked on while it was typed does nothing here. */
    private Optional<String> objection(String password, String code, User user, HttpServletRequest request) {
        if (mailed.due(user.id())) {
            return objection(mailed.prove(user, request.getSession().getId(), code, request.getRemoteAddr()));
        }
        if (!factors.on(user.id())) {
            return check.objection(user, password, request)
                    .map(said -> said.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + said.substring(1) + ".");
        }
        if (code.isBlank()) {
            return Optional.of("Expected a code of your app, a recovery code, or your passkey.");
        }
        return objection(factors.prove(user, code, request.getRemoteAddr()));
    }

    private static Optional<String> objection(Proof proof) {
        return switch (proof) {
            case Proof.Proven _ -> Optional.empty();
            case Proof.Wrong _ -> Optional.of("This code is not right, or does not work any more.");
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
        return show(actor, asked.get(), error, null, request, response, model);
    }

    private String show(
            Actor actor,
            Sessions.Asked asked,
            @Nullable String error,
            StepUpPage.@Nullable Go go,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        User user = accounts.user(actor.user());
        boolean code = factors.on(actor.user());
        model.addAttribute(
                "page",
                new StepUpPage(
                        asked.what(),
                        code,
                        factors.app(actor.user()),
                        passkeys.any(actor.user()),
                        mailed.due(actor.user())
                                ? new StepUpPage.Mailed(
                                        user.email().value(),
                                        mailed.awaited(
                                                user, request.getSession().getId()))
                                : null,
                        !code && google.offered(actor.user()),
                        error,
                        go));
        return VIEW;
    }
}
