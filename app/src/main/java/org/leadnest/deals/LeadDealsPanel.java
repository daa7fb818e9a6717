package org.leadnest.deals;

import gg.jte.Content;
import gg.jte.TemplateEngine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.LeadPanel;
import org.leadnest.platform.web.Shell;
import org.springframework.stereotype.Component;

/** The deals of a lead, on its page. */
@Component
class LeadDealsPanel implements LeadPanel {
    private static final int SHOWN = 20;

    private final Deals deals;
    private final DealViews views;
    private final TemplateEngine templates;

    LeadDealsPanel(Deals deals, DealViews views, TemplateEngine templates) {
        this.deals = deals;
        this.views = views;
        this.templates = templates;
    }

    @Override
    public int position() {
        return 30;
    }

    @Override
    public Optional<Function<Shell, Content>> panel(LeadId lead, Actor actor) {
        if (!actor.may(Permission.DEALS_READ)) {
            return Optional.empty();
        }
        List<DealView> shown = views.of(
                deals.list(DealFilter.ofLead(lead.value()), null, SHOWN).data());
        return Optional.of(shell -> output -> templates.render(
                "deals/_leadpanel.jte", Map.of("shell", shell, "leadId", lead.toString(), "deals", shown), output));
    }
}
