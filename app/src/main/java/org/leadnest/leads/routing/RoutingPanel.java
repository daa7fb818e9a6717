package org.leadnest.leads.routing;

import gg.jte.Content;
import gg.jte.TemplateEngine;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.leads.AccountZone;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.LeadPanel;
import org.leadnest.platform.web.Shell;
import org.springframework.stereotype.Component;

/** Whose lead it is and how it came to them, on its page; with the claim, while nobody owns it. */
@Component
public class RoutingPanel implements LeadPanel {
    private static final int SHOWN = 5;

    private final Passports passports;
    private final Claims claims;
    private final RoutingRules rules;
    private final AccountZone zones;
    private final TemplateEngine templates;

    RoutingPanel(Passports passports, Claims claims, RoutingRules rules, AccountZone zones, TemplateEngine templates) {
        this.passports = passports;
        this.claims = claims;
        this.rules = rules;
        this.zones = zones;
        this.templates = templates;
    }

    private List<Choice> choices() {
        return passports.agents().stream()
                .filter(Passports.AgentLine::here)
                .map(agent -> new Choice(agent.id().toString(), agent.name()))
                .toList();
    }

    /** @param whose such as {@code The company's lead} @param owners for those who may change it, else empty */
    public record Shown(
            String leadId,
            String whose,
            String reason,
            boolean claimable,
            boolean othersTurn,
            List<Choice> owners,
            List<RoutingPage.Told> log) {}

    /** An agent whose the lead may be said to be. */
    public record Choice(String id, String name) {}

    @Override
    public int position() {
        return 40;
    }

    @Override
    public Optional<Function<Shell, Content>> panel(LeadId lead, Actor actor) {
        ZoneId zone = zones.current();
        Optional<RoutingStore.Unclaimed> waiting = claims.waiting(lead);
        List<RoutingPage.Told> log = rules.log(lead, null, SHOWN).data().stream()
                .map(line -> RoutingViews.told(line, zone))
                .toList();
        return passports.of(lead).map(passport -> {
            Shown shown = new Shown(
                    lead.toString(),
                    passport.whose(),
                    passport.reason(),
                    waiting.map(one -> one.open(actor.user())).orElse(false),
                    waiting.map(one -> !one.open(actor.user())).orElse(false),
                    actor.may(Permission.ACCOUNT_SETTINGS) ? choices() : List.of(),
                    log);
            return shell -> output ->
                    templates.render("leads/routing/_panel.jte", Map.of("shell", shell, "panel", shown), output);
        });
    }
}
