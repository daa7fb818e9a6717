package org.leadnest.messaging.inbound;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Consents;
import org.leadnest.messaging.Evidence;
import org.leadnest.messaging.Messages;
import org.leadnest.messaging.UnsubscribeAddress;
import org.springframework.stereotype.Component;

/**
 * What comes to the address of {@code List-Unsubscribe} (RFC 2369): a mailbox writes there for its reader, from whatever
 * address; the tag says whose letter it was. Everything ends, as by one click.
 */
@Component
class UnsubscribesByMail {
    private final Messages messages;
    private final Consents consents;

    UnsubscribesByMail(Messages messages, Consents consents) {
        this.messages = messages;
        this.consents = consents;
    }

    /**
     * For the account of the running code.
     *
     * @param to the addresses that the letter was written or delivered to
     * @param letter its own id, for the ledger
     * @return false when it is no such letter, or the message is not the account's
     */
    boolean take(Collection<String> to, String letter) {
        var person = UnsubscribeAddress.in(to).flatMap(message -> messages.personOfFirst(List.of(message)));
        person.ifPresent(one -> consents.optOut(
                one,
                EnumSet.allOf(Channel.class),
                new Evidence("REPLY", "unsubscribe", "by List-Unsubscribe's address " + letter)));
        return person.isPresent();
    }
}
