package org.leadnest.platform.web;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Says on the console, in development mode, where to look now. */
@Component
@ConditionalOnProperty(name = "leadnest.mode", havingValue = "development")
class Announcement {
    private final Links links;

    Announcement(Links links) {
        this.links = links;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void ready() {
        System.out.printf("%nLeadNest is ready:  %s%nIts outbox:         %s%n", links.to("/"), links.to("/dev/outbox"));
    }
}
