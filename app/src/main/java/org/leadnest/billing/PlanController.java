package org.leadnest.billing;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.leadnest.accounts.Account;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.accounts.SettingsPlace;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
@Requires(Permission.BILLING)
class PlanController {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEEE, MMMM d, yyyy, h:mm a", Locale.US);

    private final Trials trials;
    private final Accounts accounts;
    private final String provider;

    PlanController(Trials trials, Accounts accounts, @Value("${leadnest.payments.provider:none}") String provider) {
        this.trials = trials;
        this.accounts = accounts;
        this.provider = provider;
    }

    @Bean
    static SettingsPlace planPlace() {
        return new SettingsPlace(
                70,
                "/app/settings/plan",
                "credit-card",
                "Plan",
                "Your trial and how long it runs.",
                Permission.BILLING);
    }

    @GetMapping("/app/settings/plan")
    String page(Actor actor, Model model) {
        Account account = accounts.account(actor.account());
        model.addAttribute(
                "page",
                switch (trials.standing(account)) {
                    case Standing.OnTrial trial ->
                        new PlanPage(
                                "Trial",
                                "good",
                                TrialHint.days(trial.daysLeft()) + " left, with everything that LeadNest does.",
                                written(trial.end(), account.zone()),
                                billing());
                    case Standing.TrialEnded ended ->
                        new PlanPage(
                                "Trial ended",
                                "warn",
                                "Everything you entered is still here.",
                                written(ended.end(), account.zone()),
                                billing());
                });
        return "billing/plan";
    }

    private String billing() {
        return provider.equals("none")
                ? "Billing is not configured on this installation: there is nothing to pay and no card is asked for."
                : "Plans cannot be bought on this page yet; no card is asked for.";
    }

    private static String written(Instant time, ZoneId zone) {
        return TIME.format(time.atZone(zone));
    }
}
