package org.leadnest.support;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A request with what was said, formatted.
 *
 * @param path below which replies and the like are sent
 * @param erasable whether an operator may have to erase somebody for it
 * @param due by when a first answer is due; null once it was given
 * @param helped yes, no, or null while nobody has said
 */
public record ThreadPage(
        String path,
        String reference,
        String subject,
        String topic,
        String name,
        String email,
        String state,
        String tone,
        String priority,
        @Nullable String assignee,
        @Nullable String heldBecause,
        boolean fromCustomer,
        boolean erasable,
        boolean held,
        boolean closed,
        boolean answered,
        @Nullable String due,
        @Nullable Boolean helped,
        List<Said> said) {
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("MMM d, yyyy, h:mm a z", Locale.US);

    /** @param kind {@code customer}, {@code operator} or {@code note} */
    public record Said(String kind, String name, String when, String whenIso, List<String> paragraphs) {}

    static ThreadPage of(Ticket ticket, String path, List<Ticket.Entry> entries, ZoneId zone, boolean operator) {
        boolean closed = ticket.status() == Ticket.Status.CLOSED;
        return new ThreadPage(
                path,
                ticket.reference(),
                ticket.subject(),
                ticket.topic().label(),
                ticket.name(),
                ticket.email(),
                state(ticket.status(), operator),
                tone(ticket.status()),
                ticket.priority().name(),
                ticket.assignee(),
                ticket.heldBecause(),
                ticket.customer() != null,
                operator && (ticket.topic() == Topic.CHILD || ticket.topic() == Topic.PRIVACY),
                ticket.status() == Ticket.Status.HELD,
                closed,
                ticket.answeredAt() != null,
                ticket.answeredAt() == null && !closed ? written(ticket.dueAt(), zone) : null,
                ticket.helped(),
                entries.stream()
                        .filter(entry -> operator || entry.author() != Ticket.Author.NOTE)
                        .map(entry -> said(entry, zone))
                        .toList());
    }

    private static Said said(Ticket.Entry entry, ZoneId zone) {
        return new Said(
                entry.author().name().toLowerCase(Locale.ROOT),
                entry.name(),
                written(entry.at(), zone),
                entry.at().toString(),
                entry.words().strip().lines().toList());
    }

    static String written(Instant at, ZoneId zone) {
        return WRITTEN.format(at.atZone(zone));
    }

    static String state(Ticket.Status status, boolean operator) {
        return switch (status) {
            case OPEN -> operator ? "Open" : "With us";
            case WAITING -> operator ? "Answered" : "Answered: your turn, if you like";
            case CLOSED -> "Closed";
            case HELD -> operator ? "Held" : "With us";
        };
    }

    static String tone(Ticket.Status status) {
        return switch (status) {
            case OPEN -> "info";
            case WAITING -> "good";
            case CLOSED -> "plain";
            case HELD -> "warn";
        };
    }
}
