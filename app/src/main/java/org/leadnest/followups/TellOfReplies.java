package org.leadnest.followups;

import org.leadnest.messaging.MessageEvent;
import org.leadnest.platform.jobs.Jobs;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Asks for {@link ReplyLetters} within the transaction that keeps the message, so that none is forgotten. */
@Component
class TellOfReplies {
    private final Jobs jobs;

    TellOfReplies(Jobs jobs) {
        this.jobs = jobs;
    }

    @EventListener
    void on(MessageEvent.MessageReceived received) {
        if (!received.automatic()) {
            jobs.submit(ReplyLetters.NAME, received.account(), received.person());
        }
    }
}
