package org.leadnest.accounts.signup;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.NewAccount;
import org.leadnest.accounts.Open;
import org.leadnest.accounts.User;
import org.leadnest.accounts.doors.Sessions;
import org.leadnest.accounts.signin.Doorway;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /sign-in/account}: whoever has shown who they are and belongs to no account any more opens one of their own. */
@Controller
@Open
class AnotherAccountController {
    private static final String VIEW = "accounts/signup/another";
    private static final String START = "redirect:/sign-in";
    private static final int NAME_CHARS = 200;

    private final Sessions sessions;
    private final Accounts accounts;
    private final SignUps signUps;
    private final SignUpLimits limits;
    private final Doorway doorway;

    AnotherAccountController(
            Sessions sessions, Accounts accounts, SignUps signUps, SignUpLimits limits, Doorway doorway) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.signUps = signUps;
        this.limits = limits;
        this.doorway = doorway;
    }

    @GetMapping("/sign-in/account")
    String page(HttpServletRequest request, HttpServletResponse response, Model model) {
        return sessions.seatless(request)
                .map(seatless -> show(new UserId(seatless.user()), "", new FieldErrors(), response, model))
                .orElse(START);
    }

    @PostMapping("/sign-in/account")
    String open(
            @RequestParam(defaultValue = "") String company,
            @RequestParam(defaultValue = "false") boolean terms,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<Sessions.Seatless> seatless = sessions.seatless(request);
        if (seatless.isEmpty()) {
            return START;
        }
        User user = accounts.user(new UserId(seatless.get().user()));
        FieldErrors errors = new FieldErrors()
                .expect(
                        !company.isBlank()
                                && company.strip()
                                                .codePointCount(
                                                        0, company.strip().length())
                                        <= NAME_CHARS,
                        "company",
                        "expected the name of your brokerage or your own, up to 200 characters")
                .expect(terms, "terms", "an account needs your agreement");
        if (errors.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(user.id(), company, errors, response, model);
        }
        if (!limits.admits(user.email(), request, response)) {
            return "redirect:/sign-up/sent";
        }
        NewAccount wanted = new NewAccount(
                new AccountId(Ids.next()),
                user.id(),
                company.strip(),
                user.name(),
                user.email(),
                Optional.empty(),
                null,
                user.verified());
        boolean opened = Tenancy.as(wanted.account(), () -> signUps.openAnother(wanted));
        return opened ? doorway.inside(user.id(), seatless.get().with(), "", request, response) : START;
    }

    private String show(UserId user, String company, FieldErrors errors, HttpServletResponse response, Model model) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        User who = accounts.user(user);
        model.addAttribute(
                "page",
                new AnotherAccountPage(who.email().value(), company, accounts.belongsNowhere(user), errors.ordered()));
        return VIEW;
    }
}
