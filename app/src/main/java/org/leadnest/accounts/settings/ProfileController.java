package org.leadnest.accounts.settings;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.accounts.User;
import org.leadnest.accounts.doors.Sessions;
import org.leadnest.accounts.passwords.PasswordRules;
import org.leadnest.accounts.passwords.Passwords;
import org.leadnest.accounts.profile.Profile;
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
    private static final int NAME_LENGTH = 200;

    private final Accounts accounts;
    private final Passwords passwords;
    private final PasswordRules rules;
    private final PasswordResets changes;
    private final PasswordCheck check;
    private final Sessions sessions;
    private final ProfileView view;

    ProfileController(
            Accounts accounts,
            Passwords passwords,
            PasswordRules rules,
            PasswordResets changes,
            PasswordCheck check,
            Sessions sessions,
            ProfileView view) {
        this.view = view;
        this.accounts = accounts;
        this.passwords = passwords;
        this.rules = rules;
        this.changes = changes;
        this.check = check;
        this.sessions = sessions;
    }

    @GetMapping("/app/settings/profile")
    String page(Actor actor, Model model) {
        return view.show(actor, view.kept(actor), new FieldErrors(), model);
    }

    @PostMapping("/app/settings/profile")
    String describe(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String zone,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String theme,
            @RequestParam(defaultValue = "") String signature,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        ProfilePage.Typed typed = new ProfilePage.Typed(name, zone, language, theme, signature, "");
        FieldErrors errors = new FieldErrors();
        Optional<Profile.Choice> choice = choice(typed, errors);
        if (choice.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return view.show(actor, typed, errors, model);
        }
        view.keep(actor, name.strip(), choice.get());
        Toast.show(redirect, "Your profile is saved.");
        return ProfileView.BACK;
    }

    private static Optional<Profile.Choice> choice(ProfilePage.Typed typed, FieldErrors errors) {
        String name = typed.name().strip();
        String signed = typed.signature().strip().replace("\r\n", "\n");
        errors.expect(
                        !name.isEmpty() && name.codePointCount(0, name.length()) <= NAME_LENGTH,
                        "name",
                        "expected your name, up to 200 characters")
                .expect(
                        listed(typed.zone(), AccountController.ZONES.keySet()),
                        "zone",
                        "expected one of the zones in the list")
                .expect(
                        listed(typed.language(), ProfileView.LANGUAGES.keySet()),
                        "language",
                        "expected one of the list")
                .expect(listed(typed.theme(), ProfileView.THEMES.keySet()), "theme", "expected one of the list")
                .expect(signed.length() <= Profile.SIGNATURE_LENGTH, "signature", "expected up to 1,000 characters");
        return errors.any()
                ? Optional.empty()
                : Optional.of(new Profile.Choice(
                        given(typed.zone()).map(ZoneId::of), given(typed.language()), given(typed.theme()), signed));
    }

    private static boolean listed(String value, Set<String> list) {
        return value.isEmpty() || list.contains(value);
    }

    private static Optional<String> given(String value) {
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    /** Whoever has a second factor shows that first, and types again: passwords are not kept. Every other session ends; this one begins anew, so that the person who just proved the old password stays. */
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
        if (check.factorFirst(user)) {
            sessions.ask(new Sessions.Asked(ProfileView.PLACE, "change your password", true, Map.of()), request);
            return "redirect:/step-up";
        }
        FieldErrors errors = new FieldErrors();
        rules.objection(password, List.of(user.name(), user.email().value()))
                .ifPresent(objection -> errors.add("password", objection));
        if (errors.none()) {
            check.objection(user, current, request).ifPresent(objection -> errors.add("current", objection));
        }
        if (errors.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return view.show(actor, view.kept(actor), errors, model);
        }
        changes.change(actor.account(), user.id(), passwords.hash(password));
        sessions.begin(actor, request, response);
        Toast.show(redirect, "Your password is changed. Your other sessions have ended.");
        return ProfileView.BACK;
    }
}
