package org.leadnest.accounts.signin;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Open;
import org.leadnest.accounts.signup.EmailLinks;
import org.leadnest.accounts.signup.Secret;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.web.Toast;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /unlock}: the link in the mail about a locked sign-in. The page only asks; its button opens. */
@Controller
@Open
class UnlockController {
    private final Unlocking unlocking;
    private final EmailLinks links;
    private final Accounts accounts;

    UnlockController(Unlocking unlocking, EmailLinks links, Accounts accounts) {
        this.unlocking = unlocking;
        this.links = links;
        this.accounts = accounts;
    }

    @GetMapping("/unlock")
    String page(@RequestParam(defaultValue = "") String token, HttpServletResponse response, Model model) {
        response.setHeader("Referrer-Policy", "no-referrer");
        if (links.find(new Secret(token), EmailLinks.Purpose.UNLOCK).isEmpty()) {
            return expired(response);
        }
        model.addAttribute("token", token);
        return "accounts/signin/unlock";
    }

    @PostMapping("/unlock")
    String open(
            @RequestParam(defaultValue = "") String token, HttpServletResponse response, RedirectAttributes redirect) {
        Secret secret = new Secret(token);
        Optional<AccountId> account =
                links.find(secret, EmailLinks.Purpose.UNLOCK).map(accounts::homeOf);
        if (!account.map(one -> Tenancy.as(one, () -> unlocking.open(secret))).orElse(false)) {
            return expired(response);
        }
        Toast.show(redirect, "Your sign-in is open again.");
        return "redirect:/sign-in";
    }

    private static String expired(HttpServletResponse response) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        return "accounts/signup/expired";
    }
}
