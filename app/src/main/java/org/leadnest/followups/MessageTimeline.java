package org.leadnest.followups;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.TimelineEntry;
import org.leadnest.leads.TimelineKind;
import org.leadnest.leads.TimelinePlace;
import org.leadnest.leads.TimelineSource;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Direction;
import org.leadnest.messaging.Message;
import org.springframework.stereotype.Component;

/** Messages on the timeline of a lead: leads does not know messaging, so they come from here. */
@Component
class MessageTimeline implements TimelineSource {
    private static final int LONGEST = 280;

    private final Exchange exchange;

    MessageTimeline(Exchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public TimelineKind kind() {
        return TimelineKind.MESSAGE;
    }

    @Override
    public List<TimelineEntry> before(LeadId lead, TimelinePlace place, int limit) {
        return exchange.messages().before(lead.value(), place.at(), place.id(), limit).stream()
                .map(MessageTimeline::entry)
                .toList();
    }

    private static TimelineEntry entry(Message message) {
        return new TimelineEntry(
                message.id(), message.createdAt(), TimelineKind.MESSAGE, title(message), text(message), null, null);
    }

    private static String title(Message message) {
        String what = message.channel() == Channel.EMAIL ? "E-mail" : "Text message";
        if (message.direction() == Direction.IN) {
            return what + " received" + subject(message);
        }
        return switch (message.status()) {
            case QUEUED, SENDING -> what + " queued" + subject(message);
            case HELD -> what + " held" + subject(message);
            case REFUSED -> what + " not sent" + subject(message);
            case SENT, RECEIVED -> what + " sent" + subject(message);
            case DELIVERED -> what + " delivered" + subject(message);
            case FAILED -> what + " failed" + subject(message);
            case UNKNOWN -> what + ": nobody can say whether it was sent" + subject(message);
        };
    }

    private static String subject(Message message) {
        return message.subject().isBlank() ? "" : ": " + message.subject();
    }

    /** Why it was not sent comes first. */
    private static @Nullable String text(Message message) {
        String body = message.body();
        String beginning = body.codePointCount(0, body.length()) <= LONGEST
                ? body
                : body.substring(0, body.offsetByCodePoints(0, LONGEST)) + "…";
        return message.reason() == null ? beginning : message.reason() + "\n" + beginning;
    }
}
