package org.leadnest.accounts.signup;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.NewAccount;
import org.leadnest.accounts.Open;
import org.leadnest.accounts.passwords.PasswordRules;
import org.leadnest.accounts.passwords.Passwords;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

@Controller
@Open
class SignUpController {
    private static final String VIEW = "accounts/signup/index";

    private final SignUps signUps;
    private final Accounts accounts;
    private final Passwords passwords;
    private final PasswordRules rules;
    private final SignUpLimits limits;
    private final BrowserMark browser;

    SignUpController(
            SignUps signUps,
            Accounts accounts,
            Passwords passwords,
            PasswordRules rules,
            SignUpLimits limits,
            BrowserMark browser) {
        this.signUps = signUps;
        this.accounts = accounts;
        this.passwords = passwords;
        this.rules = rules;
        this.limits = limits;
        this.browser = browser;
    }

    @GetMapping("/sign-up")
    String page(HttpServletRequest request, Model model) {
        if (request.getUserPrincipal() != null) {
            return "redirect:/app";
        }
        SignUpForm blank = new SignUpForm("", "", "", "", "", false, false, "");
        model.addAttribute("page", blank.page(new FieldErrors()));
        return VIEW;
    }

    /** The same status, cookies and slow hash for a new, a known and a refused address and for a program. */
    @PostMapping("/sign-up")
    String signUp(SignUpForm form, HttpServletRequest request, HttpServletResponse response, Model model) {
        FieldErrors errors = form.check(rules);
        Optional<EmailAddress> mailbox = form.mailbox();
        if (errors.any() || mailbox.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("page", form.page(errors));
            return VIEW;
        }
        limits.count(mailbox.get(), request, response);
        NewAccount wanted = form.account(passwords.hash(form.password() == null ? "" : form.password()));
        Secret mark = browser.put(response);
        if (!form.trapped() && !signUps.refuse(mailbox.get())) {
            open(wanted, mark);
        }
        return "redirect:/sign-up/sent";
    }

    private void open(NewAccount wanted, Secret mark) {
        switch (Tenancy.as(wanted.account(), () -> signUps.open(wanted, mark))) {
            case OPENED -> {}
            case EMAIL_TAKEN -> tellOwner(wanted.email());
        }
    }

    /** The same page for a new and for a known address: nobody learns here who has an account. */
    @GetMapping("/sign-up/sent")
    String sent() {
        return "accounts/signup/sent";
    }

    private void tellOwner(EmailAddress mailbox) {
        accounts.userWith(mailbox).ifPresent(owner -> {
            AccountId account = accounts.homeOf(owner.id());
            Tenancy.run(account, () -> signUps.tellOwner(account, owner));
        });
    }
}
