package org.leadnest.followups;

import gg.jte.Content;
import gg.jte.TemplateEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.LeadPanel;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Consents;
import org.leadnest.platform.web.Shell;
import org.springframework.stereotype.Component;

/** How the lead may be written to, and the way to do it, on its page. */
@Component
public class LeadMessagesPanel implements LeadPanel {
    private final Consents consents;
    private final TemplateEngine templates;

    LeadMessagesPanel(Consents consents, TemplateEngine templates) {
        this.consents = consents;
        this.templates = templates;
    }

    /** @param open whether commercial messages may go by this channel */
    public record Line(String channel, boolean open) {}

    @Override
    public int position() {
        return 10;
    }

    @Override
    public Optional<Function<Shell, Content>> panel(LeadId lead, Actor actor) {
        if (!actor.may(Permission.MESSAGES_READ)) {
            return Optional.empty();
        }
        Set<Channel> open = consents.open(lead.value());
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("E-mail", open.contains(Channel.EMAIL)));
        lines.add(new Line("Text messages", open.contains(Channel.SMS)));
        return Optional.of(shell -> output -> templates.render(
                "followups/_messagespanel.jte",
                Map.of("shell", shell, "leadId", lead.toString(), "lines", lines),
                output));
    }
}
