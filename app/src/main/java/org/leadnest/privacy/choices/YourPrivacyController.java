package org.leadnest.privacy.choices;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.accounts.SettingsPlace;
import org.leadnest.accounts.User;
import org.leadnest.platform.web.Toast;
import org.leadnest.privacy.PersonalData;
import org.leadnest.privacy.Policies;
import org.leadnest.privacy.exporting.Exports;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /app/settings/privacy}: what is kept about the reader, what they agreed to, and what they let happen. */
@Controller
@RequestMapping(YourPrivacyController.PATH)
@Requires(Permission.DASHBOARD_READ)
class YourPrivacyController {
    static final String PATH = "/app/settings/privacy";
    private static final int ACTS = 20;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MMMM d, yyyy, h:mm a", Locale.US);

    private final UserChoices choices;
    private final Policies policies;
    private final Exports exports;
    private final Accounts accounts;
    private final List<PersonalData> modules;

    YourPrivacyController(
            UserChoices choices, Policies policies, Exports exports, Accounts accounts, List<PersonalData> modules) {
        this.choices = choices;
        this.policies = policies;
        this.exports = exports;
        this.accounts = accounts;
        this.modules = List.copyOf(modules);
    }

    @Configuration(proxyBeanMethods = false)
    static class Places {
        @Bean
        SettingsPlace privacyPlace() {
            return new SettingsPlace(
                    85,
                    PATH,
                    "lock",
                    "Your privacy",
                    "What is kept about you, what you agreed to, and what you let happen.",
                    Permission.DASHBOARD_READ);
        }
    }

    @GetMapping
    String page(Actor actor, Model model) {
        User user = accounts.user(actor.user());
        ZoneId zone = accounts.account(actor.account()).zone();
        Set<UserChoice> stopped = choices.stopped(actor.user());
        model.addAttribute(
                "page",
                new YourPrivacyPage(
                        user.name(),
                        user.email().value(),
                        kept(exports.rowsOf(actor.user())),
                        policies.acceptedBy(actor.user()).stream()
                                .map(one -> one.policy().title() + ", version of " + one.version() + ", on "
                                        + TIME.format(one.at().atZone(zone)))
                                .toList(),
                        Arrays.stream(UserChoice.values())
                                .map(one -> new YourPrivacyPage.Line(
                                        one.name(), one.label(), one.text(), !stopped.contains(one)))
                                .toList(),
                        choices.acts(actor.user(), ACTS).stream()
                                .map(act -> act.what().label() + ": " + (act.stopped() ? "stopped" : "let go on") + ", "
                                        + TIME.format(act.at().atZone(zone)) + ", by " + act.how())
                                .toList(),
                        actor.may(Permission.ACCOUNT_CLOSE)));
        return "privacy/yours";
    }

    private List<YourPrivacyPage.Kept> kept(Map<String, Long> rows) {
        return modules.stream()
                .flatMap(module -> module.kinds().stream())
                .map(kind -> new YourPrivacyPage.Kept(
                        kind.what(),
                        kind.why(),
                        kind.retention(),
                        kind.receivers(),
                        kind.tables().stream()
                                .mapToLong(table -> rows.getOrDefault(table, 0L))
                                .sum()))
                .filter(line -> line.rows() > 0)
                .toList();
    }

    /** What is not among {@code allow} is stopped. */
    @PostMapping
    String choose(
            @RequestParam(required = false) @Nullable Set<UserChoice> allow, Actor actor, RedirectAttributes redirect) {
        Set<UserChoice> stop = EnumSet.allOf(UserChoice.class);
        if (allow != null) {
            stop.removeAll(allow);
        }
        choices.choose(actor.user(), EnumSet.allOf(UserChoice.class), stop, "settings");
        Toast.show(redirect, "Your choice is saved and holds from now on.");
        return "redirect:" + PATH;
    }
}
