package org.leadnest.accounts.settings;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.ConfirmedAddress;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.accounts.StepUp;
import org.leadnest.accounts.keys.ApiKeys;
import org.leadnest.accounts.keys.NewApiKey;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@Requires(Permission.API_KEYS)
class KeysController {
    private static final String VIEW = "accounts/settings/keys";
    private static final int NAME_LENGTH = 100;
    /** Days that a key may live, and how the form says it; none is until it is revoked. */
    private static final Map<String, String> LIVES = lives();

    /** Hours for which a rotated key works on. */
    private static final Map<String, String> OVERLAPS = overlaps();

    private final ApiKeys keys;
    private final Accounts accounts;
    private final InstantSource clock;

    KeysController(ApiKeys keys, Accounts accounts, InstantSource clock) {
        this.keys = keys;
        this.accounts = accounts;
        this.clock = clock;
    }

    @GetMapping("/app/settings/api-keys")
    String page(Actor actor, Model model) {
        return show(actor, new KeyForm("", Set.of(), "", false), new FieldErrors(), null, model);
    }

    /** The answer itself shows the key: a redirect would have to keep its text somewhere. */
    @PostMapping("/app/settings/api-keys")
    @StepUp("make an API key")
    @ConfirmedAddress
    String make(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @Nullable Set<String> scopes,
            @RequestParam(defaultValue = "") String life,
            @RequestParam(defaultValue = "false") boolean service,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        KeyForm form = new KeyForm(name.strip(), scopes == null ? Set.of() : scopes, life, service);
        FieldErrors errors = form.check();
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (errors.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(actor, form, errors, null, model);
        }
        String made = keys.make(actor, form.wanted(clock)).whole();
        return show(actor, new KeyForm("", Set.of(), "", false), errors, made, model);
    }

    /** The answer itself shows the new key, as {@link #make} does. */
    @PostMapping("/app/settings/api-keys/{id}/rotation")
    @StepUp("rotate an API key")
    String rotate(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "24") String overlap,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        if (!OVERLAPS.containsKey(overlap)) {
            throw new NotFound();
        }
        String made = keys.rotate(actor, id, Duration.ofHours(Long.parseLong(overlap)))
                .orElseThrow(NotFound::new)
                .whole();
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return show(actor, new KeyForm("", Set.of(), "", false), new FieldErrors(), made, model);
    }

    @PostMapping("/app/settings/api-keys/{id}/revocation")
    @StepUp("revoke an API key")
    String revoke(@PathVariable UUID id, RedirectAttributes redirect) {
        if (!keys.revoke(id)) {
            throw new NotFound();
        }
        Toast.show(redirect, "The key is revoked. Calls with it are refused from now on.");
        return "redirect:/app/settings/api-keys";
    }

    private String show(Actor actor, KeyForm form, FieldErrors errors, @Nullable String made, Model model) {
        KeyLines lines = new KeyLines(accounts.zone(actor), clock.instant());
        model.addAttribute("lives", LIVES);
        model.addAttribute("overlaps", OVERLAPS);
        List<KeysPage.Key> shown = keys.all().stream().map(lines::line).toList();
        model.addAttribute(
                "page",
                new KeysPage(
                        shown,
                        KeyLines.areas(),
                        made,
                        form.name(),
                        form.scopes(),
                        form.life(),
                        form.service(),
                        errors.ordered()));
        return VIEW;
    }

    private record KeyForm(String name, Set<String> scopes, String life, boolean service) {
        FieldErrors check() {
            return new FieldErrors()
                    .expect(
                            !name.isEmpty() && name.codePointCount(0, name.length()) <= NAME_LENGTH,
                            "name",
                            "expected a name of up to 100 characters, such as the program's that will use the key")
                    .expect(!permissions().isEmpty(), "scopes", "expected at least one thing that the key may do")
                    .expect(LIVES.containsKey(life), "life", "expected one of the times in the list");
        }

        NewApiKey wanted(InstantSource clock) {
            Optional<Duration> life =
                    this.life.isEmpty() ? Optional.empty() : Optional.of(Duration.ofDays(Long.parseLong(this.life)));
            return new NewApiKey(name, permissions(), life.map(clock.instant()::plus), service);
        }

        private Set<Permission> permissions() {
            EnumSet<Permission> chosen = EnumSet.copyOf(ApiKeys.GRANTABLE);
            chosen.removeIf(permission -> !scopes.contains(permission.scope()));
            return chosen;
        }
    }

    private static Map<String, String> overlaps() {
        Map<String, String> overlaps = new LinkedHashMap<>();
        overlaps.put("1", "Old one works for an hour");
        overlaps.put("24", "Old one works for a day");
        overlaps.put("168", "Old one works for a week");
        return overlaps;
    }

    private static Map<String, String> lives() {
        Map<String, String> lives = new LinkedHashMap<>();
        lives.put("", "Until it is revoked");
        lives.put("30", "30 days");
        lives.put("90", "90 days");
        lives.put("365", "One year");
        return lives;
    }
}
