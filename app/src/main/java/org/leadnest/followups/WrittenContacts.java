package org.leadnest.followups;

import java.util.UUID;
import org.leadnest.kernel.UserId;
import org.leadnest.leads.FirstContacts;
import org.leadnest.leads.LeadId;
import org.leadnest.messaging.Message;
import org.leadnest.messaging.Messages;
import org.springframework.stereotype.Component;

/** A message that somebody wrote by hand is a genuine contact, from the moment at which a carrier took it. */
@Component
class WrittenContacts {
    private final Messages messages;
    private final FirstContacts contacts;

    WrittenContacts(Messages messages, FirstContacts contacts) {
        this.messages = messages;
        this.contacts = contacts;
    }

    void written(UUID lead, UUID message) {
        messages.author(message)
                .ifPresent(author -> messages.find(message)
                        .map(Message::sentAt)
                        .ifPresent(at -> contacts.contacted(new LeadId(lead), new UserId(author), at)));
    }
}
