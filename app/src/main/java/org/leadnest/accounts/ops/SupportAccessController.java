package org.leadnest.accounts.ops;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.leadnest.accounts.Account;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.FrameBanner;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.accounts.SettingsPlace;
import org.leadnest.accounts.StepUp;
import org.leadnest.accounts.User;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditDesk;
import org.leadnest.platform.web.Banner;
import org.leadnest.platform.web.Toast;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /app/settings/support-access}: whether LeadNest's support may look into the account, and how long. */
@Controller
@RequestMapping("/app/settings/support-access")
@Requires(Permission.ACCOUNT_SETTINGS)
class SupportAccessController {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("MMM d, h:mm a", Locale.US);
    private static final int VISITS = 20;
    static final List<Integer> HOURS = List.of(1, 4, 24, 72);
    private static final String PLACE = "/app/settings/support-access";
    private static final String HOME = "redirect:" + PLACE;

    private final SupportAccess access;
    private final Accounts accounts;
    private final AuditDesk log;

    SupportAccessController(SupportAccess access, Accounts accounts, AuditDesk log) {
        this.access = access;
        this.accounts = accounts;
        this.log = log;
    }

    @Configuration(proxyBeanMethods = false)
    static class Places {
        @Bean
        SettingsPlace supportAccessPlace() {
            return new SettingsPlace(
                    85,
                    PLACE,
                    "eye",
                    "Support access",
                    "Let LeadNest's support look into your account for a while.",
                    Permission.ACCOUNT_SETTINGS);
        }
    }

    /** What the account's people see above every page while support may look in, and the operator who does. */
    @Component
    @Order(Ordered.HIGHEST_PRECEDENCE)
    static class Notice implements FrameBanner {
        private final SupportAccess access;
        private final Accounts accounts;

        Notice(SupportAccess access, Accounts accounts) {
            this.access = access;
            this.accounts = accounts;
        }

        @Override
        public Optional<Banner> banner(Account account, User user) {
            if (access.latelyClosed(account.id())) {
                return Optional.empty();
            }
            return access.open(account.id()).map(grant -> {
                String until = until(grant, account.zone());
                Optional<Actor> member = accounts.actor(account.id(), user.id());
                if (member.isEmpty()) {
                    String text = "By leave of " + grant.by() + ", until " + until
                            + ". You can read, and change nothing; all is written down.";
                    return new Banner(
                            "warn", "You look into " + account.name(), text, null, null, "/ops/visit/end", "Leave");
                }
                boolean rules = member.get().may(Permission.ACCOUNT_SETTINGS);
                String text = "By leave of " + grant.by() + ", until " + until + ". They can read, and change nothing.";
                return new Banner(
                        "warn",
                        "LeadNest's support may look into your account",
                        text,
                        rules ? PLACE : null,
                        rules ? "Support access" : null,
                        rules ? PLACE + "/end" : null,
                        rules ? "End it now" : null);
            });
        }
    }

    private static String until(SupportGrant grant, ZoneId zone) {
        return WHEN.format(grant.endsAt().atZone(zone));
    }

    @GetMapping
    String page(Actor actor, Model model) {
        ZoneId zone = accounts.account(actor.account()).zone();
        Optional<SupportGrant> open = access.open(actor.account());
        model.addAttribute(
                "page",
                new SupportAccessPage(
                        open.map(grant -> until(grant, zone)).orElse(""),
                        open.map(SupportGrant::by).orElse(""),
                        log.latest(AuditAct.OPERATOR_VISITED, VISITS).stream()
                                .map(visit -> visit.who() + " was here on "
                                        + WHEN.format(visit.at().atZone(zone)) + ".")
                                .toList(),
                        HOURS));
        return "accounts/ops/access";
    }

    @PostMapping
    @StepUp("let LeadNest's support look into your account")
    String grant(@RequestParam(defaultValue = "0") String hours, Actor actor, RedirectAttributes redirect) {
        Optional<Integer> span =
                HOURS.stream().filter(one -> one.toString().equals(hours)).findFirst();
        if (span.isEmpty()) {
            Toast.show(redirect, "Expected 1, 4, 24 or 72 hours.");
            return HOME;
        }
        access.grant(actor, Duration.ofHours(span.get()));
        Toast.show(redirect, "LeadNest's support may look into your account now.");
        return HOME;
    }

    @PostMapping("/end")
    String end(Actor actor, RedirectAttributes redirect) {
        access.end(actor.account());
        Toast.show(redirect, "Nobody of LeadNest's support can look into your account.");
        return HOME;
    }
}
