package org.leadnest.support;

import java.time.Duration;
import org.leadnest.platform.jobs.RecurringJob;
import org.springframework.stereotype.Component;

/**
 * Tells whoever looks after a request, or all operators, that its answer is overdue, and operators once a day that something
 * is held; closes what was answered two weeks ago and stayed without a word.
 */
@Component
class TellOfLateTickets implements RecurringJob {
    private final Tickets tickets;

    TellOfLateTickets(Tickets tickets) {
        this.tickets = tickets;
    }

    @Override
    public String name() {
        return "support.late";
    }

    @Override
    public Duration pause() {
        return Duration.ofMinutes(5);
    }

    @Override
    public void run() {
        tickets.tellOfLate();
        tickets.tellOfHeld();
        tickets.closeSilent();
    }
}
