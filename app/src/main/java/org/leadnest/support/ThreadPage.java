package org.leadnest.support;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request with what was said, formatted.
 *
 * @param path below which replies and the like are sent
 * @param erasable whether an operator may have to erase somebody for it
 * @param due by when an answer is due; null while it is not our turn
 * @param late by how much it is overdue, for operators; null while it is not
 * @param overdue whether the promised day is over
 * @param helped yes, no, or null while nobody has said
 * @param ratingWords why they said so
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
        @Nullable UUID assigneeId,
        @Nullable String assignee,
        @Nullable String heldBecause,
        boolean fromCustomer,
        boolean erasable,
        boolean held,
        boolean closed,
        boolean answered,
        @Nullable String due,
        @Nullable String late,
        boolean overdue,
        @Nullable Boolean helped,
        @Nullable String ratingWords,
        List<Said> said) {
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("MMM d, yyyy, h:mm a z", Locale.US);

    /** What whoever asked is told of the answer; empty while it is their turn. */
    public String promise() {
        return due == null
                ? ""
                : overdue
                        ? "We promised an answer by " + due + " and are late. Yours is among the first now."
                        : "We answer by " + due + ".";
    }

    /** @param kind {@code customer}, {@code operator} or {@code note} */
    public record Said(String kind, String name, String when, String whenIso, List<String> paragraphs) {}

    static ThreadPage of(
            Ticket ticket, String path, List<Ticket.Entry> entries, ZoneId zone, boolean operator, Instant now) {
        boolean ours = ticket.status() == Ticket.Status.OPEN || ticket.status() == Ticket.Status.HELD;
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
                ticket.assigneeId(),
                ticket.assignee(),
                ticket.heldBecause(),
                ticket.customer() != null,
                operator && (ticket.topic() == Topic.CHILD || ticket.topic() == Topic.PRIVACY),
                ticket.status() == Ticket.Status.HELD,
                closed,
                ticket.answeredAt() != null,
                ours ? written(ticket.dueAt(), zone) : null,
                operator ? late(ticket, now) : null,
                ticket.overdue(now),
                ticket.helped(),
                ticket.ratingWords(),
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

    static @Nullable String late(Ticket ticket, Instant now) {
        return ticket.overdue(now) ? AnswerClock.spoken(Duration.between(ticket.dueAt(), now)) : null;
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
