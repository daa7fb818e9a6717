package org.leadnest.accounts.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Open;
import org.leadnest.accounts.User;
import org.leadnest.accounts.passwords.PasswordRules;
import org.leadnest.accounts.passwords.Passwords;
import org.leadnest.accounts.signup.EmailLinks;
import org.leadnest.accounts.signup.Secret;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
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

@Controller
@Open
class PasswordResetController {
    private static final String FORGOTTEN = "accounts/signin/forgotten";
    private static final String RESET = "accounts/signin/reset";

    private final ResetOffers offers;
    private final PasswordResets resets;
    private final EmailLinks links;
    private final Accounts accounts;
    private final Passwords passwords;
    private final PasswordRules rules;
    private final Throttle throttle;

    PasswordResetController(
            ResetOffers offers,
            PasswordResets resets,
            EmailLinks links,
            Accounts accounts,
            Passwords passwords,
            PasswordRules rules,
            Throttle throttle) {
        this.offers = offers;
        this.resets = resets;
        this.links = links;
        this.accounts = accounts;
        this.passwords = passwords;
        this.rules = rules;
        this.throttle = throttle;
    }

    @GetMapping("/forgot-password")
    String forgotten(Model model) {
        model.addAttribute("page", new ForgottenPage("", null, false));
        return FORGOTTEN;
    }

    /** The same answer whether the address is known or not. */
    @PostMapping("/forgot-password")
    String offer(
            @RequestParam(defaultValue = "") String email,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<EmailAddress> mailbox = EmailAddress.parse(email);
        if (mailbox.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            String error = "expected an e-mail address such as maya@example.com";
            model.addAttribute("page", new ForgottenPage(email, error, false));
            return FORGOTTEN;
        }
        String key = mailbox.get().normalised();
        if (throttle.begin(Throttle.Door.MAIL, key, request.getRemoteAddr()) instanceof Throttle.Turn.Counted) {
            offers.offer(mailbox.get());
        }
        model.addAttribute("page", new ForgottenPage(email, null, true));
        return FORGOTTEN;
    }

    @GetMapping("/reset-password")
    String page(@RequestParam(defaultValue = "") String token, HttpServletResponse response, Model model) {
        boolean usable = links.find(new Secret(token), EmailLinks.Purpose.RESET).isPresent();
        return show(usable ? new ResetPage(token, null) : null, response, model);
    }

    @PostMapping("/reset-password")
    String reset(
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "") String password,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Secret secret = new Secret(token);
        Optional<User> user = links.find(secret, EmailLinks.Purpose.RESET).map(accounts::user);
        if (user.isEmpty()) {
            return show(null, response, model);
        }
        Optional<String> objection = rules.objection(
                password, List.of(user.get().name(), user.get().email().value()));
        if (objection.isPresent()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(new ResetPage(token, objection.get()), response, model);
        }
        if (!set(user.get().id(), secret, password)) {
            return show(null, response, model);
        }
        Toast.show(redirect, "Your new password is set. Please sign in with it.");
        return "redirect:/sign-in";
    }

    private boolean set(UserId user, Secret secret, String password) {
        String hash = passwords.hash(password);
        AccountId account = accounts.homeOf(user);
        return Tenancy.as(account, () -> resets.reset(account, secret, hash));
    }

    private static String show(@Nullable ResetPage page, HttpServletResponse response, Model model) {
        if (page == null) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return "accounts/signup/expired";
        }
        response.setHeader("Referrer-Policy", "no-referrer");
        model.addAttribute("page", page);
        return RESET;
    }
}
