package org.leadnest.accounts.team;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.ActorAuthentication;
import org.leadnest.accounts.Open;
import org.leadnest.accounts.doors.Sessions;
import org.leadnest.accounts.passwords.PasswordRules;
import org.leadnest.accounts.passwords.Passwords;
import org.leadnest.accounts.signup.Secret;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.web.Toast;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /invitations/{token}}: GET shows who asks whom, POST joins. */
@Controller
@Open
class InvitationController {
    private static final String VIEW = "accounts/team/invitation";
    private static final String GONE = "accounts/team/gone";
    private static final int NAME_CHARS = 200;

    private final Team team;
    private final Accounts accounts;
    private final Passwords passwords;
    private final PasswordRules rules;
    private final Sessions sessions;

    InvitationController(Team team, Accounts accounts, Passwords passwords, PasswordRules rules, Sessions sessions) {
        this.team = team;
        this.accounts = accounts;
        this.passwords = passwords;
        this.rules = rules;
        this.sessions = sessions;
    }

    @GetMapping("/invitations/{token}")
    String show(@PathVariable String token, HttpServletRequest request, HttpServletResponse response, Model model) {
        Optional<Invitation> found = team.find(new Secret(token));
        if (found.isEmpty()) {
            return gone(response);
        }
        return page(token, found.get(), "", Map.of(), request, model);
    }

    private static String gone(HttpServletResponse response) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        return GONE;
    }

    private String page(
            String token,
            Invitation invitation,
            String name,
            Map<String, String> errors,
            HttpServletRequest request,
            Model model) {
        Optional<UserId> here = proven(request);
        boolean theirs = here.filter(user -> owns(user, invitation)).isPresent();
        model.addAttribute(
                "page",
                new TeamPage.Invited(
                        token,
                        accounts.name(invitation.account()),
                        invitation.by(),
                        TeamController.words(invitation.role()).toLowerCase(java.util.Locale.ROOT),
                        invitation.email().value(),
                        team.known(invitation.email()).isPresent(),
                        theirs,
                        here.isPresent() && !theirs,
                        name,
                        errors));
        return VIEW;
    }

    private boolean owns(UserId user, Invitation invitation) {
        return accounts.user(user)
                .email()
                .normalised()
                .equals(invitation.email().normalised());
    }

    /** Who is signed in, or has shown who they are and belongs to no account. */
    private Optional<UserId> proven(HttpServletRequest request) {
        return user(request)
                .or(() ->
                        sessions.seatless(request).map(Sessions.Seatless::user).map(UserId::new));
    }

    private static Optional<UserId> user(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof ActorAuthentication own
                ? Optional.of(own.getPrincipal().user())
                : Optional.empty();
    }

    @PostMapping("/invitations/{token}")
    String join(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(required = false) @Nullable String age,
            @RequestParam(required = false) @Nullable String terms,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Optional<Invitation> found = team.find(new Secret(token));
        if (found.isEmpty()) {
            return gone(response);
        }
        Invitation invitation = found.get();
        Optional<UserId> here = proven(request).filter(user -> owns(user, invitation));
        if (here.isEmpty() && team.known(invitation.email()).isPresent()) {
            return "redirect:/sign-in?next=/invitations/" + token;
        }
        Map<String, String> errors = here.isPresent() ? Map.of() : check(name, password, age, terms, invitation);
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(token, invitation, name, errors, request, model);
        }
        String hash = here.isPresent() ? "" : passwords.hash(password);
        Optional<Actor> joined = Tenancy.as(
                invitation.account(),
                () -> here.isPresent()
                        ? team.accept(invitation, here.get())
                        : team.admit(invitation, name.strip(), hash));
        if (joined.isEmpty()) {
            return gone(response);
        }
        if (user(request).isPresent()) {
            sessions.moveTo(joined.get(), request, response);
        } else {
            sessions.begin(joined.get(), request, response);
        }
        Toast.show(redirect, "Welcome to " + accounts.name(invitation.account()) + ".");
        return "redirect:/app";
    }

    private Map<String, String> check(
            String name, String password, @Nullable String age, @Nullable String terms, Invitation invitation) {
        Map<String, String> errors = new LinkedHashMap<>();
        if (name.isBlank() || name.codePointCount(0, name.length()) > NAME_CHARS) {
            errors.put("name", "expected your name, up to 200 characters");
        }
        rules.objection(password, List.of(name, invitation.email().value(), accounts.name(invitation.account())))
                .ifPresent(objection -> errors.put("password", objection));
        if (age == null) {
            errors.put("age", "LeadNest is not for people under 16");
        }
        if (terms == null) {
            errors.put("terms", "an account needs your agreement");
        }
        return errors;
    }
}
