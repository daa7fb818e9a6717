package org.leadnest.accounts.factors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.ConfirmedAddress;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.accounts.SettingsPlace;
import org.leadnest.accounts.StepUp;
import org.leadnest.accounts.User;
import org.leadnest.accounts.doors.Sessions;
import org.leadnest.accounts.signin.PasswordCheck;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.platform.web.QrCode;
import org.leadnest.platform.web.Toast;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

/** {@code /app/settings/second-factor}: turning it on, renewing recovery codes, turning it off; and the account's rule. */
@Controller
@RequestMapping("/app/settings/second-factor")
@Requires(Permission.PROFILE_WRITE)
class FactorController {
    private static final String VIEW = "accounts/factors/index";
    private static final String HOME = "redirect:/app/settings/second-factor";
    private static final String WRONG =
            "this code is not right, or was used already; expected the six digits that your app shows now";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US);

    private final SecondFactors factors;
    private final Accounts accounts;
    private final PasswordCheck check;
    private final Sessions sessions;

    FactorController(SecondFactors factors, Accounts accounts, PasswordCheck check, Sessions sessions) {
        this.sessions = sessions;
        this.factors = factors;
        this.accounts = accounts;
        this.check = check;
    }

    @Configuration(proxyBeanMethods = false)
    static class Places {
        @Bean
        SettingsPlace secondFactorPlace() {
            return new SettingsPlace(
                    12,
                    "/app/settings/second-factor",
                    "lock",
                    "Two-step sign-in",
                    "A code from your phone beside your password.",
                    Permission.PROFILE_WRITE);
        }
    }

    @GetMapping
    String page(Actor actor, Model model, HttpServletResponse response) {
        return show(actor, List.of(), new FieldErrors(), model, response);
    }

    @PostMapping("/setup")
    @StepUp("set up two-step sign-in")
    @ConfirmedAddress
    String begin(Actor actor) {
        factors.begin(actor.user());
        return HOME;
    }

    @PostMapping("/setup/end")
    String giveUp(Actor actor) {
        factors.giveUp(actor.user());
        return HOME;
    }

    /** The answer itself shows the recovery codes: a redirect would have to keep them somewhere. */
    @PostMapping("/confirmation")
    @ConfirmedAddress
    String confirm(
            @RequestParam(defaultValue = "") String code,
            Actor actor,
            HttpServletRequest request,
            Model model,
            HttpServletResponse response) {
        Optional<List<String>> codes = factors.confirm(accounts.user(actor.user()), code);
        if (codes.isPresent()) {
            sessions.endOthers(actor.user(), request);
        }
        FieldErrors errors = new FieldErrors().expect(codes.isPresent(), "code", WRONG);
        return show(actor, codes.orElse(List.of()), errors, model, response);
    }

    @PostMapping("/recovery-codes")
    String renew(
            @RequestParam(defaultValue = "") String code,
            Actor actor,
            HttpServletRequest request,
            Model model,
            HttpServletResponse response) {
        User user = accounts.user(actor.user());
        FieldErrors errors = new FieldErrors();
        prove(user, code, "renewal", request, errors);
        return show(actor, errors.any() ? List.of() : factors.renew(user), errors, model, response);
    }

    /** For whoever has a passkey and no app that makes codes: the proof of the step-up stands for the code. */
    @PostMapping("/recovery-codes/renewal")
    @StepUp("make new recovery codes")
    String renewByPasskey(Actor actor, Model model, HttpServletResponse response) {
        if (!factors.on(actor.user()) || factors.app(actor.user())) {
            return HOME;
        }
        List<String> fresh = factors.renew(accounts.user(actor.user()));
        return show(actor, fresh, new FieldErrors(), model, response);
    }

    @PostMapping("/removal")
    String turnOff(
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String code,
            Actor actor,
            HttpServletRequest request,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        User user = accounts.user(actor.user());
        FieldErrors errors = new FieldErrors();
        if (accounts.passwordHash(user.id()).isPresent()) {
            check.objection(user, password, request).ifPresent(objection -> errors.add("password", objection));
        }
        if (errors.none()) {
            prove(user, code, "off", request, errors);
        }
        if (errors.any()) {
            return show(actor, List.of(), errors, model, response);
        }
        factors.turnOff(user);
        sessions.endOthers(user.id(), request);
        Toast.show(redirect, "Two-step sign-in is off.");
        return HOME;
    }

    private void prove(User user, String code, String field, HttpServletRequest request, FieldErrors errors) {
        switch (factors.prove(user, code, request.getRemoteAddr())) {
            case Proof.Proven _ -> {}
            case Proof.Wrong _ -> errors.add(field, WRONG);
            case Proof.Slowed _ -> errors.add(field, "there were too many tries; please wait a few minutes");
        }
    }

    @PostMapping("/rule")
    @StepUp("change the rule about two-step sign-in")
    @Requires(Permission.ACCOUNT_SETTINGS)
    String rule(@RequestParam(defaultValue = "false") boolean required, Actor actor, RedirectAttributes redirect) {
        if (!factors.on(actor.user())) {
            Toast.show(
                    redirect,
                    required
                            ? "Turn it on for yourself first, so that you are not the first one who is asked."
                            : "Only somebody who has a second step themselves ends the rule for everybody.");
            return HOME;
        }
        factors.require(actor.account(), required);
        Toast.show(
                redirect,
                required ? "Everybody is asked to set it up now." : "Everybody decides for themselves again.");
        return HOME;
    }

    private String show(
            Actor actor, List<String> fresh, FieldErrors errors, Model model, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (errors.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        User user = accounts.user(actor.user());
        String since = factors.since(user.id())
                .map(at -> DAY.format(at.atZone(accounts.zone(actor))))
                .orElse("");
        FactorPage.Setup setup =
                factors.waiting(user.id()).map(key -> setup(key, user)).orElse(null);
        model.addAttribute(
                "page",
                new FactorPage(
                        factors.on(user.id()),
                        since,
                        factors.codesLeft(user.id()),
                        setup,
                        fresh,
                        factors.required(actor.account()),
                        actor.may(Permission.ACCOUNT_SETTINGS),
                        errors.ordered()));
        return VIEW;
    }

    /** The address as authenticator apps read it (Google Authenticator, "Key URI Format"). */
    private static FactorPage.Setup setup(String key, User user) {
        String label = UriUtils.encode("LeadNest:" + user.email().value(), StandardCharsets.UTF_8);
        String uri = "otpauth://totp/" + label + "?secret=" + key + "&issuer=LeadNest&algorithm=SHA1&digits="
                + Totp.DIGITS + "&period=" + Totp.STEP_SECONDS;
        return new FactorPage.Setup(String.join(" ", key.split("(?<=\\G.{4})")), QrCode.of(uri));
    }
}
