package org.leadnest.followups;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.leads.LeadBulkAction;
import org.leadnest.messaging.Templates;
import org.springframework.stereotype.Component;

/** Opens a message to the leads that are ticked in the list; nothing is sent before its forecast was seen. */
@Component
class BulkMessaging implements LeadBulkAction {
    private static final int OFFERED = 200;

    private final Templates templates;

    BulkMessaging(Templates templates) {
        this.templates = templates;
    }

    @Override
    public Optional<Choice> offer(Actor actor) {
        if (!actor.may(Permission.MESSAGES_WRITE)) {
            return Optional.empty();
        }
        Map<String, String> options = new LinkedHashMap<>();
        options.put("write", "Write a new one");
        options.putAll(templates.choices(OFFERED));
        return Optional.of(new Choice("Message…", "/app/inbox/mailings/new", "mailing", "Message from…", options));
    }
}
