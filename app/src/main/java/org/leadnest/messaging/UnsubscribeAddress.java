package org.leadnest.messaging;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.leadnest.kernel.Ids;

/**
 * The address to which a mailbox writes when its reader unsubscribes: that for answers with a {@code u} before the message's
 * id, {@code name+u<id>@}. Where a mailbox takes no tags it is the plain one, and the subject says what is asked for.
 */
public final class UnsubscribeAddress {
    private static final Pattern TAG =
            Pattern.compile("\\+u([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})@");

    private UnsubscribeAddress() {}

    /** @param replyTo the address for answers to the message, tagged with its id or plain */
    public static String of(String replyTo, UUID message) {
        String id = message.toString().replace("-", "");
        return replyTo.replace("+" + id + "@", "+u" + id + "@");
    }

    /** The message that somebody unsubscribes from by writing to these addresses. */
    public static Optional<UUID> in(Collection<String> addresses) {
        return addresses.stream()
                .flatMap(address -> TAG.matcher(address).results())
                .map(tag -> String.join("-", tag.group(1), tag.group(2), tag.group(3), tag.group(4), tag.group(5)))
                .flatMap(id -> Ids.parse(id).stream())
                .findFirst();
    }
}
