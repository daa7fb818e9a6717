package org.leadnest.support;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A request as a row.
 *
 * @param when the last that happened, or by when an answer is due while it is the operator's turn
 * @param late by how much it is overdue; null while it is not
 */
public record QueueLine(
        String href,
        String reference,
        String subject,
        String name,
        String topic,
        String state,
        String tone,
        String priority,
        @Nullable String assignee,
        String when,
        @Nullable String late) {
    static QueueLine of(Ticket ticket, String href, ZoneId zone, boolean operator, Instant now) {
        boolean due = operator && ticket.status() == Ticket.Status.OPEN;
        return new QueueLine(
                href,
                ticket.reference(),
                ticket.subject(),
                ticket.name(),
                ticket.topic().label(),
                ThreadPage.state(ticket.status(), operator),
                ThreadPage.tone(ticket.status()),
                ticket.priority().name(),
                ticket.assignee(),
                (due ? "due " : "") + ThreadPage.written(due ? ticket.dueAt() : ticket.changedAt(), zone),
                operator ? ThreadPage.late(ticket, now) : null);
    }
}
