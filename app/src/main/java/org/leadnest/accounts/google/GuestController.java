package org.leadnest.accounts.google;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.NewAccount;
import org.leadnest.accounts.Open;
import org.leadnest.accounts.User;
import org.leadnest.accounts.factors.Proof;
import org.leadnest.accounts.factors.SecondFactors;
import org.leadnest.accounts.signin.Doorway;
import org.leadnest.accounts.signin.PasswordCheck;
import org.leadnest.accounts.signup.SignUpLimits;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Whom Google named for the first time: they type the password of the account that is theirs, or open one. */
@Controller
@Open
class GuestController {
    private static final String PASSWORD = "accounts/google/password";
    private static final String SIGN_UP = "accounts/google/signup";
    private static final String START = "redirect:/sign-in";
    private static final int NAME_CHARS = 200;

    private final Errands errands;
    private final Identities identities;
    private final Accounts accounts;
    private final PasswordCheck check;
    private final SecondFactors factors;
    private final Doorway doorway;
    private final SignUpLimits limits;

    GuestController(
            Errands errands,
            Identities identities,
            Accounts accounts,
            PasswordCheck check,
            SecondFactors factors,
            Doorway doorway,
            SignUpLimits limits) {
        this.limits = limits;
        this.errands = errands;
        this.identities = identities;
        this.accounts = accounts;
        this.check = check;
        this.factors = factors;
        this.doorway = doorway;
    }

    @GetMapping("/sign-in/google/password")
    String password(HttpServletRequest request, Model model) {
        return errands.guest(request)
                .map(guest -> ask(guest, new FieldErrors(), model))
                .orElse(START);
    }

    /** Joins once the password, and the code where there is one, are right. */
    @PostMapping("/sign-in/google/password")
    String join(
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<Errands.Guest> guest = errands.guest(request);
        Optional<User> user = guest.flatMap(this::user);
        if (guest.isEmpty() || user.isEmpty()) {
            return START;
        }
        FieldErrors errors = check(user.get(), password, code, request);
        if (errors.none() && !joined(guest.get(), user.get())) {
            errors.add("", "this account is joined with another Google account already");
        }
        if (errors.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return ask(guest.get(), errors, model);
        }
        return doorway.inside(
                user.get().id(), "Google and password", guest.get().next(), request, response);
    }

    private FieldErrors check(User user, String password, String code, HttpServletRequest request) {
        FieldErrors errors = new FieldErrors();
        check.objection(user, password, request).ifPresent(objection -> errors.add("password", objection));
        if (errors.none()
                && factors.on(user.id())
                && !(Tenancy.as(accounts.homeOf(user.id()), () -> factors.prove(user, code, request.getRemoteAddr()))
                        instanceof Proof.Proven)) {
            errors.add("code", "this code is not right, was used already, or came after too many tries");
        }
        return errors;
    }

    private boolean joined(Errands.Guest guest, User user) {
        return Tenancy.as(accounts.homeOf(user.id()), () -> identities.join(guest.user(), user.id()));
    }

    private Optional<User> user(Errands.Guest guest) {
        return EmailAddress.parse(guest.user().email()).flatMap(accounts::userWith);
    }

    private String ask(Errands.Guest guest, FieldErrors errors, Model model) {
        Optional<User> user = user(guest);
        boolean code = user.filter(one -> factors.on(one.id())).isPresent();
        boolean app = user.filter(one -> factors.app(one.id())).isPresent();
        model.addAttribute(
                "page", new GooglePage(guest.user().email(), code, app, "", "", false, false, errors.ordered()));
        return PASSWORD;
    }

    @GetMapping("/sign-up/google")
    String signUp(HttpServletRequest request, Model model) {
        return errands.guest(request)
                .map(guest -> offer(guest, guest.user().name(), "", false, false, new FieldErrors(), model))
                .orElse(START);
    }

    @PostMapping("/sign-up/google")
    String open(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String company,
            @RequestParam(defaultValue = "false") boolean age,
            @RequestParam(defaultValue = "false") boolean terms,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<Errands.Guest> guest = errands.guest(request);
        if (guest.isEmpty() || !guest.get().user().verified()) {
            return START;
        }
        FieldErrors errors = new FieldErrors()
                .expect(fits(name), "name", "expected your name, up to 200 characters")
                .expect(
                        fits(company),
                        "company",
                        "expected the name of your brokerage or your own, up to 200 characters")
                .expect(age, "age", "LeadNest is not for people under 16")
                .expect(terms, "terms", "an account needs your agreement");
        EmailAddress.parse(guest.get().user().email())
                .flatMap(limits::objection)
                .ifPresent(objection -> errors.add("", objection));
        if (errors.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return offer(guest.get(), name, company, age, terms, errors, model);
        }
        EmailAddress mailbox = new EmailAddress(guest.get().user().email());
        if (!limits.admits(mailbox, request, response)) {
            return "redirect:/sign-up/sent";
        }
        NewAccount wanted = wanted(name.strip(), company.strip(), guest.get().user());
        boolean opened = Tenancy.as(
                wanted.account(), () -> identities.open(wanted, guest.get().user()));
        return opened ? doorway.enter(wanted.owner(), "Google", guest.get().next(), request, response) : START;
    }

    private static NewAccount wanted(String name, String company, GoogleUser google) {
        return new NewAccount(
                new AccountId(Ids.next()),
                new UserId(Ids.next()),
                company,
                name,
                new EmailAddress(google.email()),
                Optional.empty(),
                null,
                true);
    }

    private static boolean fits(String text) {
        return !text.isBlank() && text.strip().codePointCount(0, text.strip().length()) <= NAME_CHARS;
    }

    private static String offer(
            Errands.Guest guest,
            String name,
            String company,
            boolean age,
            boolean terms,
            FieldErrors errors,
            Model model) {
        model.addAttribute(
                "page",
                new GooglePage(guest.user().email(), false, false, name, company, age, terms, errors.ordered()));
        return SIGN_UP;
    }
}
