package org.leadnest.accounts.address;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.ActorAuthentication;
import org.leadnest.accounts.Open;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.accounts.StepUp;
import org.leadnest.accounts.User;
import org.leadnest.accounts.doors.Sessions;
import org.leadnest.accounts.signup.DisposableMail;
import org.leadnest.accounts.signup.Secret;
import org.leadnest.accounts.signup.TakenAway;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.web.Toast;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /app/settings/profile/email} and the links that it leads to. A GET shows; a button acts. */
@Controller
class AddressController {
    private static final String HOME = "/app/settings/profile/email";

    private final AddressChanges changes;
    private final Accounts accounts;
    private final Sessions sessions;
    private final MadeSince made;

    AddressController(AddressChanges changes, Accounts accounts, Sessions sessions, MadeSince made) {
        this.made = made;
        this.changes = changes;
        this.accounts = accounts;
        this.sessions = sessions;
    }

    @GetMapping(HOME)
    @Requires(Permission.PROFILE_WRITE)
    String form(Actor actor, Model model) {
        return form(actor, "", "", model);
    }

    /** The same answer for an address that is free and for one that belongs to somebody. */
    @PostMapping(HOME)
    @Requires(Permission.PROFILE_WRITE)
    @StepUp("change your e-mail address")
    String ask(
            @RequestParam(defaultValue = "") String email,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Optional<EmailAddress> wanted = EmailAddress.parse(email.strip());
        String objection = objection(wanted, accounts.user(actor.user()));
        if (objection.isEmpty() && !changes.ask(actor.account(), actor.user(), wanted.orElseThrow())) {
            objection = "five links went out within the hour; expected a while of patience";
        }
        if (!objection.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(actor, email, objection, model);
        }
        Toast.show(redirect, "A mail is on its way to the new address. Nothing changes until you open its link.");
        return "redirect:/app/settings/profile";
    }

    private static String objection(Optional<EmailAddress> wanted, User user) {
        if (wanted.isEmpty()) {
            return "expected an e-mail address such as maya@example.com";
        }
        if (wanted.get().normalised().equals(user.email().normalised())) {
            return "expected another address than the one that you have";
        }
        return DisposableMail.disposable(wanted.get())
                ? "expected an address that lasts: this one is of a service for throw-away mail"
                : "";
    }

    private String form(Actor actor, String typed, String error, Model model) {
        String present = accounts.user(actor.user()).email().value();
        model.addAttribute("page", new AddressPage(present, typed, error.isEmpty() ? null : error));
        return "accounts/address/form";
    }

    @GetMapping("/email-address")
    @Open
    String proof(@RequestParam(defaultValue = "") String token, Model model, HttpServletResponse response) {
        return show(changes.asked(new Secret(token)), token, "accounts/address/proof", model, response);
    }

    /** Whoever is signed in as the user in this browser stays so, in a session that begins anew. */
    @PostMapping("/email-address")
    @Open
    String change(
            @RequestParam(defaultValue = "") String token,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Secret secret = new Secret(token);
        Optional<AddressChange> done =
                act(changes.asked(secret).map(AddressChange::user), account -> changes.change(account, secret));
        if (done.isEmpty()) {
            return expired(response);
        }
        Optional<Actor> here =
                here().filter(actor -> actor.user().equals(done.get().user()));
        here.ifPresent(actor -> sessions.begin(actor, request, response));
        Toast.show(redirect, "Your e-mail address is changed. Your other sessions have ended.");
        return here.isPresent() ? "redirect:/app/settings/profile" : "redirect:/sign-in";
    }

    @GetMapping("/email-address/back")
    @Open
    String back(@RequestParam(defaultValue = "") String token, Model model, HttpServletResponse response) {
        return show(changes.toTakeBack(new Secret(token)), token, "accounts/address/back", model, response);
    }

    @PostMapping("/email-address/back")
    @Open
    String takeBack(
            @RequestParam(defaultValue = "") String token, HttpServletResponse response, RedirectAttributes redirect) {
        Secret secret = new Secret(token);
        Optional<UserId> user = changes.toTakeBack(secret).map(AddressChange::user);
        // first, and in transactions of their own: whatever happens next, a stranger's keys are over
        List<TakenAway> ended = user.flatMap(owner -> changes.changedAt(secret).map(since -> made.keys(owner, since)))
                .orElse(List.of());
        Optional<AddressChange> done = act(user, account -> changes.takeBack(account, secret, ended));
        if (done.isEmpty()) {
            return expired(response);
        }
        Toast.show(redirect, "Your old address is yours again, and every session has ended. Set a new password now.");
        return "redirect:/forgot-password";
    }

    private Optional<AddressChange> act(Optional<UserId> user, Function<AccountId, Optional<AddressChange>> verb) {
        try {
            return user.map(accounts::homeOf).flatMap(account -> Tenancy.as(account, () -> verb.apply(account)));
        } catch (AddressChanges.Overtaken overtaken) {
            return Optional.empty();
        }
    }

    private static Optional<Actor> here() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof ActorAuthentication own
                        && !own.byKey()
                        && !own.visiting()
                ? Optional.of(own.getPrincipal())
                : Optional.empty();
    }

    private static String show(
            Optional<AddressChange> change, String token, String view, Model model, HttpServletResponse response) {
        response.setHeader("Referrer-Policy", "no-referrer");
        if (change.isEmpty()) {
            return expired(response);
        }
        model.addAttribute("token", token);
        model.addAttribute("before", change.get().before().value());
        model.addAttribute("after", change.get().after().value());
        return view;
    }

    private static String expired(HttpServletResponse response) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        return "accounts/signup/expired";
    }
}
