package org.leadnest.messaging.carriers;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Enclosure;

/**
 * A message as it leaves: complete, with footer and headers.
 *
 * @param message our id of it; carriers that know ids of ours use it to take it only once
 * @param headers of an e-mail beside From, To and Subject; among them Message-ID
 * @param html absent for texts
 * @param files that go with an e-mail
 * @param pictures addresses at which the carrier fetches those of a text
 */
public record Envelope(
        UUID message,
        AccountId account,
        @Nullable UUID person,
        Channel channel,
        Party from,
        Party to,
        String subject,
        String text,
        @Nullable String html,
        Map<String, String> headers,
        List<Enclosure> files,
        List<String> pictures) {
    /** The header that says where an answer goes, when that is not the sender. */
    public static final String REPLY_TO = "Reply-To";

    public Envelope {
        headers = Map.copyOf(headers);
        files = List.copyOf(files);
        pictures = List.copyOf(pictures);
    }

    public Envelope(
            UUID message,
            AccountId account,
            @Nullable UUID person,
            Channel channel,
            Party from,
            Party to,
            String subject,
            String text,
            @Nullable String html,
            Map<String, String> headers,
            List<Enclosure> files) {
        this(message, account, person, channel, from, to, subject, text, html, headers, files, List.of());
    }

    /** @param address e-mail address or E.164 number */
    public record Party(String name, String address) {}
}
