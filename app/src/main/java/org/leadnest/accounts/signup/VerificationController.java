package org.leadnest.accounts.signup;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Open;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.accounts.User;
import org.leadnest.accounts.doors.Sessions;
import org.leadnest.accounts.factors.SecondFactors;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.web.Toast;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The link in the verification mail. Programs open links in mails ahead of people: elsewhere than in the browser that signed up,
 * only a button confirms, so that none of them confirms an address that a stranger typed.
 */
@Controller
class VerificationController {
    private static final String CONFIRMED = "Your e-mail address is confirmed.";

    private final SignUps signUps;
    private final EmailLinks links;
    private final Accounts accounts;
    private final Sessions sessions;
    private final BrowserMark browser;
    private final SecondFactors factors;

    VerificationController(
            SignUps signUps,
            EmailLinks links,
            Accounts accounts,
            Sessions sessions,
            BrowserMark browser,
            SecondFactors factors) {
        this.factors = factors;
        this.signUps = signUps;
        this.links = links;
        this.accounts = accounts;
        this.sessions = sessions;
        this.browser = browser;
    }

    /** In the browser that signed up the link confirms at once; elsewhere the page only asks, and its button confirms. */
    @GetMapping("/verify-email")
    @Open
    String page(
            @RequestParam(defaultValue = "") String token,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Secret secret = new Secret(token);
        boolean here = browser.of(request)
                .filter(mark -> links.askedFor(secret, EmailLinks.Purpose.VERIFY, mark))
                .isPresent();
        if (here || links.find(secret, EmailLinks.Purpose.VERIFY).isEmpty()) {
            return confirm(secret, request, response, redirect);
        }
        response.setHeader("Referrer-Policy", "no-referrer");
        model.addAttribute("token", token);
        return "accounts/signup/verify";
    }

    @PostMapping("/verify-email")
    @Open
    String verify(
            @RequestParam(defaultValue = "") String token,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        return confirm(new Secret(token), request, response, redirect);
    }

    private String confirm(
            Secret secret, HttpServletRequest request, HttpServletResponse response, RedirectAttributes redirect) {
        Optional<UserId> owner = links.former(secret, EmailLinks.Purpose.VERIFY);
        Optional<EmailLinks.Used> used = owner.map(accounts::homeOf)
                .flatMap(home -> Tenancy.as(home, () -> signUps.confirm(home, secret, browser.of(request))));
        if (used.isEmpty() && owner.map(accounts::user).filter(User::verified).isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return "accounts/signup/expired";
        }
        Optional<Actor> enters = used.filter(EmailLinks.Used::sameBrowser)
                .map(EmailLinks.Used::user)
                .filter(user -> !factors.on(user))
                .flatMap(user -> accounts.actor(accounts.homeOf(user), user));
        enters.ifPresent(actor -> {
            browser.remove(response);
            sessions.begin(actor, request, response);
        });
        boolean inside = enters.isPresent() || request.getUserPrincipal() != null;
        Toast.show(redirect, inside ? CONFIRMED : CONFIRMED + " Please sign in.");
        return inside ? "redirect:/app" : "redirect:/sign-in";
    }

    @PostMapping("/app/settings/profile/verification")
    @Requires(Permission.PROFILE_WRITE)
    String again(Actor actor, RedirectAttributes redirect) {
        Toast.show(
                redirect,
                signUps.remind(actor.account(), actor.user())
                        ? "The link is on its way."
                        : "No mail was sent: the address is confirmed, or five went out within the hour.");
        return "redirect:/app/settings/profile";
    }
}
