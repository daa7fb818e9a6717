package org.leadnest.accounts.settings;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.accounts.User;
import org.leadnest.accounts.doors.Sessions;
import org.leadnest.accounts.passwords.PasswordRules;
import org.leadnest.accounts.passwords.Passwords;
import org.leadnest.accounts.signin.PasswordResets;
import org.leadnest.accounts.signin.Throttle;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.platform.web.Toast;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@Requires(Permission.PROFILE_WRITE)
class ProfileController {
    private static final String VIEW = "accounts/settings/profile";
    private static final String BACK = "redirect:/app/settings/profile";
    private static final int NAME_LENGTH = 200;

    private final Accounts accounts;
    private final Passwords passwords;
    private final PasswordRules rules;
    private final PasswordResets changes;
    private final Throttle throttle;
    private final Sessions sessions;

    ProfileController(
            Accounts accounts,
            Passwords passwords,
            PasswordRules rules,
            PasswordResets changes,
            Throttle throttle,
            Sessions sessions) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.rules = rules;
        this.changes = changes;
        this.throttle = throttle;
        this.sessions = sessions;
    }

    @GetMapping("/app/settings/profile")
    String page(Actor actor, Model model) {
        return show(accounts.user(actor.user()), actor.name(), new FieldErrors(), model);
    }

    @PostMapping("/app/settings/profile")
    String rename(
            @RequestParam(defaultValue = "") String name,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.codePointCount(0, stripped.length()) > NAME_LENGTH) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            FieldErrors errors = new FieldErrors().add("name", "expected your name, up to 200 characters");
            return show(accounts.user(actor.user()), name, errors, model);
        }
        accounts.renameUser(actor.user(), stripped);
        Toast.show(redirect, "Your name is saved.");
        return BACK;
    }

    /** Every other session ends; this one begins anew, so that the person who just proved the old password stays. */
    @PostMapping("/app/settings/profile/password")
    String changePassword(
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String password,
            Actor actor,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        User user = accounts.user(actor.user());
        FieldErrors errors = new FieldErrors();
        rules.objection(password, List.of(user.name(), user.email().value()))
                .ifPresent(objection -> errors.add("password", objection));
        if (errors.none()) {
            checkCurrent(user, current, request.getRemoteAddr(), errors);
        }
        if (errors.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(user, user.name(), errors, model);
        }
        changes.change(actor.account(), user.id(), passwords.hash(password));
        sessions.begin(actor, request, response);
        Toast.show(redirect, "Your password is changed. Your other sessions have ended.");
        return BACK;
    }

    private void checkCurrent(User user, String current, String address, FieldErrors errors) {
        String mailbox = user.email().normalised();
        Optional<Duration> pause = throttle.pause(Throttle.Door.SIGN_IN, mailbox, address);
        if (pause.isPresent()) {
            errors.add("current", "there were too many tries; please wait a few minutes");
        } else if (passwords.matches(current, accounts.passwordHash(user.id()))) {
            throttle.succeeded(Throttle.Door.SIGN_IN, mailbox, address);
        } else {
            throttle.failed(Throttle.Door.SIGN_IN, mailbox, address);
            errors.add("current", "this is not your present password");
        }
    }

    private static String show(User user, String name, FieldErrors errors, Model model) {
        model.addAttribute("page", new ProfilePage(name, user.email().value(), user.verified(), errors.ordered()));
        return VIEW;
    }
}
