package org.leadnest.privacy.cookies;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.accounts.SettingsPlace;
import org.leadnest.accounts.StepUp;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.web.Toast;
import org.leadnest.privacy.AnalyticsProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /app/settings/outside-analytics}: everybody in the account sees what holds; an owner decides it. */
@Controller
@RequestMapping(OutsideAnalyticsPages.PATH)
class OutsideAnalyticsPages {
    static final String PATH = "/app/settings/outside-analytics";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US);

    private final OutsideAnalytics switches;
    private final AnalyticsProperties analytics;
    private final Accounts accounts;

    OutsideAnalyticsPages(OutsideAnalytics switches, AnalyticsProperties analytics, Accounts accounts) {
        this.switches = switches;
        this.analytics = analytics;
        this.accounts = accounts;
    }

    @Configuration(proxyBeanMethods = false)
    static class Places {
        @Bean
        SettingsPlace outsideAnalyticsPlace() {
            return new SettingsPlace(
                    86,
                    PATH,
                    "chart-bar",
                    "Privacy: outside analytics",
                    "Whether Google Analytics and Microsoft Clarity may count pages of your account.",
                    Permission.DASHBOARD_READ);
        }
    }

    @GetMapping
    @Requires(Permission.DASHBOARD_READ)
    String page(Actor actor, Model model) {
        model.addAttribute(
                "page",
                new OutsideAnalyticsPage(
                        switches.said().map(OutsideAnalytics.Switch::allowed).orElse(false),
                        switches.said()
                                .map(one -> accounts.user(new UserId(one.by())).name() + ", "
                                        + DAY.format(one.at()
                                                .atZone(accounts.account(actor.account())
                                                        .zone())))
                                .orElse(""),
                        analytics.ga4Id() != null,
                        analytics.clarityId() != null,
                        actor.may(Permission.ACCOUNT_CLOSE)));
        return "privacy/outside";
    }

    @PostMapping
    @Requires(Permission.ACCOUNT_CLOSE)
    @StepUp("decide on outside analytics")
    String say(@RequestParam(defaultValue = "false") boolean allowed, Actor actor, RedirectAttributes redirect) {
        switches.say(allowed, actor);
        Toast.show(
                redirect,
                allowed
                        ? "Let in, for members who say yes themselves."
                        : "Kept out. Their cookies go with each member's next page.");
        return "redirect:" + PATH;
    }
}
