package org.leadnest.demo;

import java.util.List;
import org.leadnest.accounts.Actor;
import org.leadnest.leads.LeadId;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Messages;
import org.leadnest.messaging.Outgoing;
import org.leadnest.messaging.inbox.Conversations;
import org.springframework.stereotype.Component;

/** Letters of the demo brokerage: what comes in, and what its agents write by hand. */
@Component
record DemoMailroom(Messages messages, Conversations conversations) {

    void write(LeadId lead, String firstName, Actor agent) {
        conversations.write(
                lead.value(),
                new Conversations.Written(
                        Channel.EMAIL,
                        "Re: your question",
                        "Hello " + firstName
                                + ",\n\nthank you for writing. I have put two homes together for you and will call"
                                + " you this evening after six.\n\n" + agent.name(),
                        null,
                        List.of()),
                agent.userUuid(),
                new Outgoing.Origin.Manual());
        conversations.done(lead.value(), true);
    }
}
