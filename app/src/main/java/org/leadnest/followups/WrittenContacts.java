package org.leadnest.followups;

import java.util.UUID;
import org.leadnest.kernel.UserId;
import org.leadnest.leads.FirstContacts;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Replies;
import org.leadnest.messaging.Message;
import org.leadnest.messaging.MessageEvent;
import org.leadnest.messaging.Messages;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** A message that somebody wrote by hand is a genuine contact, from the moment at which a carrier took it. */
@Component
class WrittenContacts {
    private final Messages messages;
    private final FirstContacts contacts;
    private final Replies replies;

    WrittenContacts(Messages messages, FirstContacts contacts, Replies replies) {
        this.replies = replies;
        this.messages = messages;
        this.contacts = contacts;
    }

    /** An answer that a person wrote. */
    @Async
    @TransactionalEventListener
    void on(MessageEvent.MessageReceived received) {
        if (!received.automatic()) {
            Tenancy.run(
                    received.account(),
                    () -> messages.find(received.message())
                            .ifPresent(message -> replies.replied(
                                    new LeadId(received.person()), received.message(), message.createdAt())));
        }
    }

    void written(UUID lead, UUID message) {
        messages.author(message)
                .ifPresent(author -> messages.find(message)
                        .map(Message::sentAt)
                        .ifPresent(at -> contacts.contacted(new LeadId(lead), new UserId(author), at)));
    }
}
