package org.leadnest.messaging.inbox;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadnest.messaging.Attachments;
import org.leadnest.messaging.Direction;
import org.leadnest.messaging.Message;
import org.leadnest.messaging.ScreenedFiles;
import org.leadnest.messaging.Status;
import org.leadnest.messaging.inbound.MediaFetches;
import org.leadnest.messaging.links.Clicks;
import org.springframework.stereotype.Component;

/** Formats the messages of a conversation, with their files, their state and whether a link of theirs was opened. */
@Component
class Bubbles {
    private final Conversations conversations;
    private final Clicks clicks;
    private final MediaFetches fetches;

    Bubbles(Conversations conversations, Clicks clicks, MediaFetches fetches) {
        this.fetches = fetches;
        this.conversations = conversations;
        this.clicks = clicks;
    }

    /** Oldest first, as they are read. */
    List<InboxPage.Bubble> of(List<Message> newestFirst, ZoneId zone) {
        List<UUID> ids = newestFirst.stream().map(Message::id).toList();
        Map<UUID, List<Attachments.Attachment>> files = conversations.files(ids);
        Map<UUID, List<MediaFetches.Shown>> media = fetches.of(ids);
        Map<UUID, Instant> clicked = clicks.opened(ids);
        return newestFirst.reversed().stream()
                .map(message -> {
                    Stream<InboxPage.FileLine> here = files.getOrDefault(message.id(), List.of()).stream()
                            .map(file -> fileLine(file, message.direction() == Direction.OUT));
                    Stream<InboxPage.FileLine> coming =
                            media.getOrDefault(message.id(), List.of()).stream().map(Bubbles::mediaLine);
                    return bubble(message, Stream.concat(here, coming).toList(), clicked.get(message.id()), zone);
                })
                .toList();
    }

    private static InboxPage.Bubble bubble(
            Message message, List<InboxPage.FileLine> files, @Nullable Instant clicked, ZoneId zone) {
        boolean mine = message.direction() == Direction.OUT;
        // A letter that was held over night left in the morning.
        Instant left = mine ? message.sentAt() : null;
        Instant at = left == null ? message.createdAt() : left;
        QuotedText text = mine ? new QuotedText(message.body(), "") : QuotedText.of(message.body());
        boolean waits = switch (message.status()) {
            case QUEUED, HELD -> true;
            default -> false;
        };
        String self = "/app/inbox/messages/" + message.id();
        Instant until = message.heldUntil();
        String reason = message.reason() == null
                ? null
                : message.reason() + (until == null ? "" : " Next look: " + InboxViews.moment(until, zone, null) + ".");
        return new InboxPage.Bubble(
                mine,
                InboxViews.words(message.channel()),
                message.subject(),
                text.fresh(),
                text.quoted(),
                InboxViews.moment(at, zone, null),
                at.toString(),
                state(message),
                tone(message),
                message.rule(),
                reason,
                NextSteps.after(message).orElse(null),
                clicked == null ? null : InboxViews.moment(clicked, zone, null),
                files,
                waits ? self + "/withdrawal" : null,
                message.status() == Status.UNKNOWN ? self + "/outcome" : null);
    }

    private static InboxPage.FileLine fileLine(Attachments.Attachment file, boolean mine) {
        String size = file.bytes() < 1024 ? file.bytes() + " bytes" : Math.ceilDiv(file.bytes(), 1024) + " KB";
        String self = file.kept() ? "/app/inbox/attachments/" + file.id() : null;
        return new InboxPage.FileLine(
                file.name() + " (" + size + ")",
                self,
                ScreenedFiles.marked(file.name()) ? "not kept here" : "too large, not kept here",
                self != null && Thumbnail.named(file.name()) ? self + "/picture" : null,
                (mine ? "Picture that you sent: " : "Picture that came: ") + file.name());
    }

    /** Carriers give files no names, so that ours say nothing while there is no file. */
    private static InboxPage.FileLine mediaLine(MediaFetches.Shown file) {
        String kind = file.name().replaceFirst("-.*", "");
        String label = kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1);
        String problem = file.problem();
        return problem == null
                ? new InboxPage.FileLine(label + " being fetched", null, "", null, "")
                : new InboxPage.FileLine(label + " could not be fetched", null, problem, null, "");
    }

    private static String state(Message message) {
        return switch (message.status()) {
            case QUEUED -> "waiting";
            case HELD -> "held";
            case REFUSED -> "not sent";
            case SENDING -> "being sent";
            case SENT -> "sent";
            case DELIVERED -> "delivered";
            case FAILED -> "failed";
            case UNKNOWN -> "nobody can say whether it was sent";
            case RECEIVED -> "";
        };
    }

    private static String tone(Message message) {
        return switch (message.status()) {
            case QUEUED, SENDING, SENT, RECEIVED -> "plain";
            case HELD -> "warn";
            case DELIVERED -> "good";
            case REFUSED, FAILED, UNKNOWN -> "bad";
        };
    }
}
