package org.leadnest.accounts.google;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.ConfirmedAddress;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.accounts.SettingsPlace;
import org.leadnest.accounts.StepUp;
import org.leadnest.platform.web.FormTarget;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /app/settings/google}: joining one's account with Google, and parting again. */
@Controller
@RequestMapping("/app/settings/google")
@Requires(Permission.PROFILE_WRITE)
class GoogleSettings {
    private static final String VIEW = "accounts/google/settings";

    private final GoogleProperties properties;
    private final Errands errands;
    private final Identities identities;
    private final Accounts accounts;

    GoogleSettings(GoogleProperties properties, Errands errands, Identities identities, Accounts accounts) {
        this.properties = properties;
        this.errands = errands;
        this.identities = identities;
        this.accounts = accounts;
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("leadnest.sign-in.google.client-id")
    static class Places {
        @Bean
        SettingsPlace googlePlace() {
            return new SettingsPlace(
                    14,
                    "/app/settings/google",
                    "login",
                    "Google",
                    "Open your account with Google, too.",
                    Permission.PROFILE_WRITE);
        }

        /** The form that joins ends at the issuer. */
        @Bean
        FormTarget issuerPages(GoogleProperties properties) {
            URI issuer = URI.create(properties.issuer());
            return new FormTarget(issuer.getScheme() + "://" + issuer.getAuthority());
        }
    }

    @GetMapping
    String page(Actor actor, Model model) {
        if (!properties.configured()) {
            throw new NotFound();
        }
        return show(actor, "", model);
    }

    @PostMapping
    @StepUp("join your account with Google")
    @ConfirmedAddress
    String join(Actor actor, HttpServletRequest request, HttpServletResponse response, Model model) {
        try {
            return "redirect:" + errands.begin("", actor.userUuid(), request);
        } catch (GoogleClient.Unreachable unreachable) {
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
            return show(actor, "Google does not answer at this moment. Please try again.", model);
        }
    }

    @PostMapping("/removal")
    @StepUp("part your account from Google")
    String part(Actor actor, HttpServletResponse response, Model model, RedirectAttributes redirect) {
        if (!identities.part(accounts.user(actor.user()))) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(
                    actor,
                    "Google is your only way in. First add a passkey, or set a password by \"Forgot your password?\" on the"
                            + " sign-in page.",
                    model);
        }
        Toast.show(redirect, "Google does not open your account any more.");
        return "redirect:/app/settings/google";
    }

    private String show(Actor actor, String error, Model model) {
        model.addAttribute(
                "page", new GooglePage.Settings(identities.address(actor.user()).orElse(""), error));
        return VIEW;
    }
}
