package org.leadnest.leads.merging;

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
import org.leadnest.leads.Phrases;
import org.leadnest.platform.web.Shell;
import org.springframework.stereotype.Component;

/** Who looks like this lead, and what was merged into it, on its page; absent when there is nothing to say. */
@Component
class MergePanel implements LeadPanel {
    private final Suspects suspects;
    private final Merging merging;
    private final AccountZone zones;
    private final TemplateEngine templates;

    MergePanel(Suspects suspects, Merging merging, AccountZone zones, TemplateEngine templates) {
        this.suspects = suspects;
        this.merging = merging;
        this.zones = zones;
        this.templates = templates;
    }

    @Override
    public int position() {
        return 50;
    }

    @Override
    public Optional<Function<Shell, Content>> panel(LeadId lead, Actor actor) {
        if (!actor.may(Permission.LEADS_WRITE)) {
            return Optional.empty();
        }
        ZoneId zone = zones.current();
        List<MergePage.Pair> alike =
                suspects.of(lead).stream().map(MergePages::pair).toList();
        List<MergePage.Done> done = merging.undoable(lead).stream()
                .map(one -> new MergePage.Done(
                        one.id().toString(), one.mergedName(), Phrases.moment(one.at(), zone), one.by()))
                .toList();
        if (alike.isEmpty() && done.isEmpty()) {
            return Optional.empty();
        }
        MergePage.Panel panel = new MergePage.Panel(lead.toString(), alike, done);
        return Optional.of(shell ->
                output -> templates.render("leads/merging/_panel.jte", Map.of("shell", shell, "panel", panel), output));
    }
}
