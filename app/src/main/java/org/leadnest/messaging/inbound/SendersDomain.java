package org.leadnest.messaging.inbound;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.leadnest.messaging.HouseMailbox.Sender;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether the domain that a letter names as its sender's stands for it, by what Inbound Parse tells: {@code SPF} (a word), the
 * envelope (JSON), {@code dkim} (such as {@code @example.com : pass} in braces). As in DMARC with relaxed alignment (RFC 7489,
 * section 3.1), a pass counts only for that domain, one above it or one below it.
 */
final class SendersDomain {
    private static final Pattern SIGNED = Pattern.compile("@([a-z0-9.-]+)\\s*:\\s*pass\\b");

    private final JsonMapper json;

    SendersDomain(JsonMapper json) {
        this.json = json;
    }

    Sender standsFor(String address, @Nullable String spf, @Nullable String envelope, @Nullable String dkim) {
        if (spf == null && dkim == null) {
            return Sender.UNTOLD;
        }
        String named = domain(address);
        boolean sent =
                "pass".equalsIgnoreCase(Optional.ofNullable(spf).orElse("").strip())
                        && related(named, domain(envelopeFrom(envelope)));
        boolean signed = SIGNED.matcher(Optional.ofNullable(dkim).orElse("").toLowerCase(Locale.ROOT))
                .results()
                .anyMatch(found -> related(named, found.group(1)));
        return sent || signed ? Sender.PROVEN : Sender.UNPROVEN;
    }

    private String envelopeFrom(@Nullable String envelope) {
        try {
            return envelope == null ? "" : json.readTree(envelope).path("from").asString("");
        } catch (JacksonException unreadable) {
            return "";
        }
    }

    private static boolean related(String one, String other) {
        return one.indexOf('.') > 0
                && other.indexOf('.') > 0
                && (one.equals(other) || one.endsWith("." + other) || other.endsWith("." + one));
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1).strip().toLowerCase(Locale.ROOT);
    }
}
