package org.leadnest.messaging.inbound;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.leadnest.platform.mail.MailboxReader;

/**
 * The mailbox to which an account's answers come.
 *
 * @param address its e-mail address: Reply-To of what is sent
 * @param tagged whether it takes name+tag addresses (RFC 5233), so that each message gets an address of its own
 * @param passedOver what is said of letters that were passed over in these days; null when none was
 */
public record ReplyMailbox(
        MailboxReader.Place place,
        String password,
        String address,
        boolean tagged,
        MailboxReader.Mark mark,
        @Nullable String problem,
        @Nullable Instant checkedAt,
        @Nullable PassedOver passedOver) {

    /** Of letters that could not be taken in. */
    public record PassedOver(String words, Instant at) {}

    /** Without the password. */
    @Override
    public String toString() {
        return address;
    }
}
