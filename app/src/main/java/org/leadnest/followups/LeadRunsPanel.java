package org.leadnest.followups;

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

/** The sequences that a lead runs through, on its page. */
@Component
class LeadRunsPanel implements LeadPanel {
    private static final int SHOWN = 10;

    private final Enrollments enrollments;
    private final Sequences sequences;
    private final RunViews views;
    private final TemplateEngine templates;

    LeadRunsPanel(Enrollments enrollments, Sequences sequences, RunViews views, TemplateEngine templates) {
        this.enrollments = enrollments;
        this.sequences = sequences;
        this.views = views;
        this.templates = templates;
    }

    @Override
    public int position() {
        return 20;
    }

    @Override
    public Optional<Function<Shell, Content>> panel(LeadId lead, Actor actor) {
        if (!actor.may(Permission.SEQUENCES_READ)) {
            return Optional.empty();
        }
        List<RunView> runs =
                views.of(enrollments.list(lead.value(), null, null, SHOWN).data());
        Map<String, String> choices = sequences.choices();
        return Optional.of(shell -> output -> templates.render(
                "followups/_leadpanel.jte",
                Map.of("shell", shell, "leadId", lead.toString(), "runs", runs, "sequences", choices),
                output));
    }
}
