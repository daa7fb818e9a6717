package org.leadnest.messaging;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.messaging.preferences.Keyword;

/**
 * A message that came in, already matched to a person.
 *
 * @param automatic a machine's answer, such as out of office: not a reply
 * @param backOn the day of which a machine's answer says that the person is back
 * @param handled what the carrier says that the person asked for with a keyword, and has answered itself already
 * @param providerId the provider's id, by which a second delivery of the same message is ignored
 * @param files that came with it
 */
public record Incoming(
        UUID person,
        Channel channel,
        String from,
        String to,
        String subject,
        String text,
        boolean automatic,
        @Nullable LocalDate backOn,
        @Nullable Keyword handled,
        String provider,
        @Nullable String providerId,
        List<Enclosure> files) {
    public Incoming {
        from = storable(from);
        to = storable(to);
        subject = storable(subject);
        text = storable(text);
        providerId = providerId == null ? null : LetterId.of(providerId);
        files = List.copyOf(files);
    }

    /** Without what the database keeps in no text. */
    private static String storable(String said) {
        return said.replace("\0", "");
    }

    /** One that names no day. */
    public Incoming(
            UUID person,
            Channel channel,
            String from,
            String to,
            String subject,
            String text,
            boolean automatic,
            String provider,
            @Nullable String providerId) {
        this(person, channel, from, to, subject, text, automatic, null, null, provider, providerId, List.of());
    }
}
