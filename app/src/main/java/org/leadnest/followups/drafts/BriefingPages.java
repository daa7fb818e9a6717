package org.leadnest.followups.drafts;

import gg.jte.Content;
import gg.jte.TemplateEngine;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.LeadPanel;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Shell;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code /app/leads/{id}/briefing}, and the card that leads there. */
@Controller
class BriefingPages implements LeadPanel {
    private static final String PAGE = "followups/drafts/briefing";

    private final Briefings briefings;
    private final TemplateEngine templates;

    BriefingPages(Briefings briefings, TemplateEngine templates) {
        this.briefings = briefings;
        this.templates = templates;
    }

    @Override
    public int position() {
        return 1;
    }

    @Override
    public boolean leads() {
        return true;
    }

    @Override
    public Optional<Function<Shell, Content>> panel(LeadId lead, Actor actor) {
        if (!actor.may(Permission.MESSAGES_READ)) {
            return Optional.empty();
        }
        return briefings
                .of(lead.value(), actor, false)
                .map(page -> shell -> output ->
                        templates.render("followups/drafts/_panel.jte", Map.of("shell", shell, "page", page), output));
    }

    @GetMapping("/app/leads/{id}/briefing")
    @Requires(Permission.MESSAGES_READ)
    String show(@PathVariable String id, Actor actor, Model model) {
        return page(id, actor, false, model);
    }

    /** Asks the model; changes nothing that is kept. */
    @PostMapping("/app/leads/{id}/briefing")
    @Requires(Permission.MESSAGES_WRITE)
    String write(@PathVariable String id, Actor actor, Model model) {
        return page(id, actor, true, model);
    }

    private String page(String id, Actor actor, boolean modelled, Model model) {
        LeadId lead = LeadId.parse(id).orElseThrow(NotFound::new);
        model.addAttribute("page", briefings.of(lead.value(), actor, modelled).orElseThrow(NotFound::new));
        return PAGE;
    }
}
