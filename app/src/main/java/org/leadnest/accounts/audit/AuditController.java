package org.leadnest.accounts.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.accounts.SettingsPlace;
import org.leadnest.accounts.StepUp;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /app/settings/audit}, and the same lines as a file. */
@Controller
@Requires(Permission.ACCOUNT_SETTINGS)
class AuditController {
    private static final String HOME = "/app/settings/audit";

    private final AuditDesk desk;
    private final Accounts accounts;

    AuditController(AuditDesk desk, Accounts accounts) {
        this.desk = desk;
        this.accounts = accounts;
    }

    @Configuration(proxyBeanMethods = false)
    static class Places {
        @Bean
        SettingsPlace auditPlace() {
            return new SettingsPlace(
                    85,
                    HOME,
                    "history",
                    "Audit log",
                    "Who did what, when and from where.",
                    Permission.ACCOUNT_SETTINGS);
        }
    }

    @GetMapping(HOME)
    String show(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String act,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String after,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        model.addAttribute(
                "page",
                desk.page(place(actor), new AuditPage.Asked(person, act, from, to), after, members(actor), response));
        return "accounts/audit/index";
    }

    @GetMapping(HOME + ".csv")
    @StepUp("download the audit log")
    void csv(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String act,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            Actor actor,
            HttpServletResponse response) {
        desk.download(place(actor), new AuditPage.Asked(person, act, from, to), response);
    }

    /** Times are the reader's. */
    private AuditDesk.Place place(Actor actor) {
        return new AuditDesk.Place(HOME, accounts.zone(actor), "LeadNest");
    }

    private Map<String, String> members(Actor actor) {
        Map<String, String> people = new LinkedHashMap<>();
        accounts.members(actor.account())
                .forEach(member -> people.put(member.user().toString(), member.name()));
        return people;
    }
}
