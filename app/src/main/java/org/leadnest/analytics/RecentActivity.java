package org.leadnest.analytics;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.leadnest.deals.DealBoards;
import org.leadnest.leads.Lead;
import org.leadnest.leads.LeadFilter;
import org.leadnest.leads.Leads;
import org.leadnest.messaging.Direction;
import org.leadnest.messaging.Message;
import org.leadnest.messaging.Messages;
import org.springframework.stereotype.Component;

/** What happened lately: new leads, messages, moves of deals; merged by time. */
@Component
class RecentActivity {
    private static final int SHOWN = 10;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE, MMM d, h:mm a", Locale.US);

    private final Leads leads;
    private final Messages messages;
    private final DealBoards deals;

    RecentActivity(Leads leads, Messages messages, DealBoards deals) {
        this.leads = leads;
        this.messages = messages;
        this.deals = deals;
    }

    private record Happened(Instant at, String icon, String title, String href, String who) {}

    List<DashboardPage.Activity> newest(ZoneId zone) {
        return Stream.of(newLeads(), newMessages(), moves())
                .flatMap(happened -> happened)
                .sorted(Comparator.comparing(Happened::at).reversed())
                .limit(SHOWN)
                .map(one -> new DashboardPage.Activity(
                        one.icon(),
                        one.title(),
                        one.href(),
                        TIME.withZone(zone).format(one.at()),
                        one.at().toString(),
                        one.who()))
                .toList();
    }

    /** Of at most 200: a dashboard need not tell 200 from 2,000. */
    long leadsSince(Instant since) {
        return leads.list(newestFirst(), null, 200).data().stream()
                .filter(lead -> lead.createdAt().isAfter(since))
                .count();
    }

    long movesSince(Instant since) {
        return deals.newest(200).stream()
                .filter(move -> move.at().isAfter(since))
                .count();
    }

    private Stream<Happened> newLeads() {
        return leads.list(newestFirst(), null, SHOWN).data().stream()
                .map(lead -> new Happened(
                        lead.createdAt(),
                        "user-plus",
                        "New lead: " + lead.name() + source(lead),
                        "/app/leads/" + lead.id(),
                        ""));
    }

    private static String source(Lead lead) {
        return lead.source() == null ? "" : " from " + lead.source().name();
    }

    private Stream<Happened> newMessages() {
        return messages.list(null, Optional.empty(), SHOWN).data().stream().map(RecentActivity::told);
    }

    private static Happened told(Message message) {
        String what = switch (message.status()) {
            case RECEIVED -> "Received: ";
            case SENT, DELIVERED -> "Sent: ";
            case HELD -> "Held: ";
            case REFUSED, FAILED -> "Not sent: ";
            case QUEUED, SENDING -> "Queued: ";
            case UNKNOWN -> "Perhaps sent: ";
        };
        String body = message.body().strip().lines().findFirst().orElse("");
        String words = message.subject().isBlank() ? body : message.subject();
        return new Happened(
                message.createdAt(),
                message.direction() == Direction.IN ? "message-2" : "send",
                what + words,
                message.leadId() == null ? "/app" : "/app/leads/" + message.leadId(),
                "");
    }

    private Stream<Happened> moves() {
        return deals.newest(SHOWN).stream()
                .map(move -> new Happened(
                        move.at(),
                        "layout-kanban",
                        move.from() == null
                                ? "Deal opened: " + move.name()
                                : move.name() + ": " + move.from() + " to " + move.to(),
                        "/app/deals/" + move.deal(),
                        move.by()));
    }

    private static LeadFilter newestFirst() {
        return LeadFilter.ALL.sorted(LeadFilter.Sort.CREATED);
    }
}
