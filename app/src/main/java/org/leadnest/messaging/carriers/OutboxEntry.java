package org.leadnest.messaging.carriers;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.leadnest.messaging.delivery.Letter;

/** A kept message as its page shows it. */
public record OutboxEntry(
        String href,
        String channel,
        String from,
        String to,
        String subject,
        String when,
        String whenIso,
        Map<String, String> headers,
        List<List<List<Letter.Span>>> paragraphs,
        @Nullable String htmlHref) {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("MMM d, HH:mm:ss", Locale.US).withZone(ZoneId.of("UTC"));
    private static final int PREVIEW = 80;

    static OutboxEntry of(Outbox.Entry entry) {
        var text = entry.text();
        return new OutboxEntry(
                "/dev/outbox/" + entry.id(),
                entry.channel().name(),
                entry.from(),
                entry.to(),
                entry.subject().isBlank() ? text.substring(0, Math.min(PREVIEW, text.length())) : entry.subject(),
                WHEN.format(entry.sentAt()) + " UTC",
                entry.sentAt().toString(),
                new TreeMap<>(entry.headers()),
                new Letter("", text, "", "", "").paragraphs(),
                entry.html() == null ? null : "/dev/mail/sent/" + entry.id());
    }
}
