package org.leadnest.accounts.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Open;
import org.leadnest.accounts.doors.Sessions;
import org.leadnest.accounts.factors.Proof;
import org.leadnest.accounts.factors.SecondFactors;
import org.leadnest.accounts.passkeys.Passkeys;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The second step of signing in: a code of the app, or a recovery code. */
@Controller
@Open
class SecondStepController {
    private static final String VIEW = "accounts/signin/code";
    private static final String START = "redirect:/sign-in";

    private final Doorway doorway;
    private final Sessions sessions;
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final Accounts accounts;

    SecondStepController(
            Doorway doorway, Sessions sessions, SecondFactors factors, Passkeys passkeys, Accounts accounts) {
        this.passkeys = passkeys;
        this.doorway = doorway;
        this.sessions = sessions;
        this.factors = factors;
        this.accounts = accounts;
    }

    @GetMapping("/sign-in/code")
    String page(HttpServletRequest request, Model model) {
        Optional<Sessions.Held> held = sessions.held(request);
        return held.isEmpty() ? START : show(new UserId(held.get().user()), null, model);
    }

    private String show(UserId user, @Nullable String error, Model model) {
        model.addAttribute("page", new CodePage(error, factors.app(user), passkeys.any(user)));
        return VIEW;
    }

    @PostMapping("/sign-in/code")
    String enter(
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<Sessions.Held> held = sessions.held(request);
        if (held.isEmpty()) {
            return START;
        }
        UserId user = new UserId(held.get().user());
        return switch (prove(user, code, request.getRemoteAddr())) {
            case Proof.Proven proven ->
                doorway.inside(
                        user,
                        held.get().with() + " and " + proven.with(),
                        held.get().next(),
                        request,
                        response);
            case Proof.Wrong _ -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                String error =
                        "This code is not right, or was used already. Expected the six digits that your app shows now, or"
                                + " a recovery code.";
                yield show(user, error, model);
            }
            case Proof.Slowed slowed -> {
                response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
                response.setHeader("Retry-After", Long.toString(SignInController.seconds(slowed.pause())));
                yield show(user, SignInController.slowed(slowed.pause()), model);
            }
        };
    }

    private Proof prove(UserId user, String code, String address) {
        return Tenancy.as(accounts.homeOf(user), () -> factors.prove(accounts.user(user), code, address));
    }
}
