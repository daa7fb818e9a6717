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
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.web.Toast;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The link in the verification mail. A GET confirms: programs that open links in mails ahead of people thereby only prove
 * what the mail proves, that it arrived.
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

    @GetMapping("/verify-email")
    @Open
    String verify(
            @RequestParam(defaultValue = "") String token,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Secret secret = new Secret(token);
        Optional<UserId> owner = links.former(secret, EmailLinks.Purpose.VERIFY);
        Optional<AccountId> account =
                owner.flatMap(user -> accounts.accountsOf(user).stream().findFirst());
        Optional<EmailLinks.Used> used =
                account.flatMap(found -> Tenancy.as(found, () -> signUps.confirm(found, secret, browser.of(request))));
        if (used.isEmpty() && owner.map(accounts::user).filter(User::verified).isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return "accounts/signup/expired";
        }
        boolean enters = used.filter(EmailLinks.Used::sameBrowser)
                .filter(link -> !factors.on(link.user()))
                .isPresent();
        if (enters && account.isPresent()) {
            browser.remove(response);
            accounts.actor(account.get(), used.orElseThrow().user())
                    .ifPresent(actor -> sessions.begin(actor, request, response));
        }
        boolean inside = enters || request.getUserPrincipal() != null;
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
