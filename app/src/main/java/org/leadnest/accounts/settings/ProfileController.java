package org.leadnest.accounts.settings;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
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
import org.leadnest.accounts.profile.Profile;
import org.leadnest.accounts.profile.Profiles;
import org.leadnest.accounts.signin.PasswordCheck;
import org.leadnest.accounts.signin.PasswordResets;
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
    private final PasswordCheck check;
    private final Sessions sessions;
    private final Profiles profiles;

    ProfileController(
            Accounts accounts,
            Passwords passwords,
            PasswordRules rules,
            PasswordResets changes,
            PasswordCheck check,
            Sessions sessions,
            Profiles profiles) {
        this.profiles = profiles;
        this.accounts = accounts;
        this.passwords = passwords;
        this.rules = rules;
        this.changes = changes;
        this.check = check;
        this.sessions = sessions;
    }

    @GetMapping("/app/settings/profile")
    String page(Actor actor, Model model) {
        return show(accounts.user(actor.user()), actor.name(), new FieldErrors(), model);
    }

    @PostMapping("/app/settings/profile")
    String describe(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String zone,
            @RequestParam(defaultValue = "") String signature,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        String stripped = name.strip();
        String signed = signature.strip().replace("\r\n", "\n");
        FieldErrors errors = new FieldErrors()
                .expect(
                        !stripped.isEmpty() && stripped.codePointCount(0, stripped.length()) <= NAME_LENGTH,
                        "name",
                        "expected your name, up to 200 characters")
                .expect(
                        zone.isEmpty() || AccountController.ZONES.containsKey(zone),
                        "zone",
                        "expected one of the zones in the list")
                .expect(signed.length() <= Profile.SIGNATURE_LENGTH, "signature", "expected up to 1,000 characters");
        if (errors.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(accounts.user(actor.user()), name, zone, signature, errors, model);
        }
        accounts.renameUser(actor.user(), stripped);
        profiles.describe(actor.user(), zone.isEmpty() ? Optional.empty() : Optional.of(ZoneId.of(zone)), signed);
        Toast.show(redirect, "Your profile is saved.");
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
            check.objection(user, current, request.getRemoteAddr())
                    .ifPresent(objection -> errors.add("current", objection));
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

    private String show(User user, String name, FieldErrors errors, Model model) {
        Profile profile = profiles.of(user.id());
        return show(user, name, profile.zone().map(ZoneId::getId).orElse(""), profile.signature(), errors, model);
    }

    private String show(User user, String name, String zone, String signature, FieldErrors errors, Model model) {
        model.addAttribute(
                "page",
                new ProfilePage(
                        name,
                        user.email().value(),
                        user.verified(),
                        zone,
                        AccountController.ZONES,
                        signature,
                        profiles.of(user.id()).picture().orElse(""),
                        errors.ordered()));
        return VIEW;
    }
}
