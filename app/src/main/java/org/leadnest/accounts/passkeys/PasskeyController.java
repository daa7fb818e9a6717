package org.leadnest.accounts.passkeys;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.ConfirmedAddress;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.accounts.SettingsPlace;
import org.leadnest.accounts.StepUp;
import org.leadnest.accounts.User;
import org.leadnest.accounts.doors.Sessions;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /app/settings/passkeys}: the user's passkeys, a new one, names, parting from one. */
@Controller
@RequestMapping("/app/settings/passkeys")
@Requires(Permission.PROFILE_WRITE)
class PasskeyController {
    private static final String VIEW = "accounts/passkeys/index";
    private static final String NEW = "accounts/passkeys/new";
    private static final String HOME = "redirect:/app/settings/passkeys";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMM d, yyyy", Locale.US);
    private static final int NAME_CHARS = 60;
    private static final String ONLY_WAY_IN =
            "this passkey is your only way in; first set a password by \"Forgot your password?\" on the sign-in page, or add"
                    + " another passkey";

    private final Passkeys passkeys;
    private final Challenges challenges;
    private final Accounts accounts;
    private final Sessions sessions;

    PasskeyController(Passkeys passkeys, Challenges challenges, Accounts accounts, Sessions sessions) {
        this.sessions = sessions;
        this.passkeys = passkeys;
        this.challenges = challenges;
        this.accounts = accounts;
    }

    @Configuration(proxyBeanMethods = false)
    static class Places {
        @Bean
        SettingsPlace passkeysPlace() {
            return new SettingsPlace(
                    11,
                    "/app/settings/passkeys",
                    "key",
                    "Passkeys",
                    "Sign in with a finger, a face or a PIN instead of a password.",
                    Permission.PROFILE_WRITE);
        }
    }

    @GetMapping
    String page(Actor actor, Model model) {
        return show(actor, List.of(), new FieldErrors(), model);
    }

    private String show(Actor actor, List<String> codes, FieldErrors errors, Model model) {
        ZoneId zone = accounts.zone(actor);
        List<PasskeysPage.Line> lines =
                passkeys.of(actor.user()).stream().map(one -> line(one, zone)).toList();
        model.addAttribute("page", new PasskeysPage(lines, codes, lines.size() >= Passkeys.MOST, errors.ordered()));
        return VIEW;
    }

    private static PasskeysPage.Line line(Passkey one, ZoneId zone) {
        return new PasskeysPage.Line(
                one.id().toString(),
                one.name(),
                one.synced() ? "On all of your devices" : "On one device",
                DAY.format(one.createdAt().atZone(zone)),
                one.lastUsedAt().map(at -> DAY.format(at.atZone(zone))).orElse(""));
    }

    @GetMapping("/new")
    @StepUp("add a passkey")
    @ConfirmedAddress
    String ask(Actor actor, HttpServletRequest request, HttpServletResponse response, Model model) {
        if (passkeys.of(actor.user()).size() >= Passkeys.MOST) {
            return HOME;
        }
        return ask("", new FieldErrors(), actor, request, response, model);
    }

    private String ask(
            String name,
            FieldErrors errors,
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (errors.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        Bytes challenge = challenges.fresh(Challenges.Purpose.ADD, request);
        String options = passkeys.toAdd(accounts.user(actor.user()), challenge);
        model.addAttribute("page", new PasskeysPage.New(options, name, errors.ordered()));
        return NEW;
    }

    /** The answer itself shows the recovery codes of a first one: a redirect would have to keep them somewhere. */
    @PostMapping
    @StepUp("add a passkey")
    @ConfirmedAddress
    String add(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String credential,
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        FieldErrors errors = new FieldErrors();
        expectName(name, errors);
        Optional<Bytes> challenge = challenges.take(Challenges.Purpose.ADD, request);
        User user = accounts.user(actor.user());
        if (errors.none() && passkeys.of(user.id()).size() >= Passkeys.MOST) {
            errors.add("credential", "expected at most " + Passkeys.MOST + " passkeys; remove one first");
        }
        Passkeys.Adding adding = errors.any() || challenge.isEmpty()
                ? new Passkeys.Adding.Refused()
                : passkeys.add(user, challenge.get(), credential, name.strip());
        if (adding instanceof Passkeys.Adding.Added) {
            sessions.endOthers(user.id(), request);
        }
        return switch (adding) {
            case Passkeys.Adding.Added added
            when added.codes().isEmpty() -> {
                Toast.show(redirect, "\"" + name.strip() + "\" opens your account now.");
                yield HOME;
            }
            case Passkeys.Adding.Added added -> {
                response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
                yield show(actor, added.codes(), errors, model);
            }
            case Passkeys.Adding.Refused _ -> {
                errors.expect(
                        errors.any(), "credential", "your device's answer did not hold, or came too late; try again");
                yield ask(name, errors, actor, request, response, model);
            }
        };
    }

    private static void expectName(String name, FieldErrors errors) {
        errors.expect(
                !name.isBlank() && name.strip().length() <= NAME_CHARS,
                "name",
                "expected a name by which you know the device, up to 60 characters");
    }

    @PostMapping("/{id}/name")
    String rename(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String name,
            Actor actor,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        FieldErrors errors = new FieldErrors();
        boolean theirs =
                passkeys.of(actor.user()).stream().anyMatch(one -> one.id().equals(id));
        if (!theirs) {
            throw new NotFound();
        }
        expectName(name, errors);
        if (errors.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(actor, List.of(), errors, model);
        }
        passkeys.rename(actor.user(), id, name.strip());
        Toast.show(redirect, "Renamed.");
        return HOME;
    }

    @PostMapping("/{id}/removal")
    @StepUp("remove a passkey")
    String remove(
            @PathVariable UUID id,
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        return switch (passkeys.remove(accounts.user(actor.user()), id)) {
            case REMOVED -> {
                sessions.endOthers(actor.user(), request);
                Toast.show(redirect, "It opens nothing any more. Delete it on your device, too.");
                yield HOME;
            }
            case UNKNOWN -> throw new NotFound();
            case ONLY_WAY_IN -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield show(actor, List.of(), new FieldErrors().expect(false, "passkey", ONLY_WAY_IN), model);
            }
        };
    }
}
