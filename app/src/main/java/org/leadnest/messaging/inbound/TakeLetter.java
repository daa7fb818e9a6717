package org.leadnest.messaging.inbound;

import java.util.Optional;
import java.util.UUID;
import org.leadnest.kernel.AccountId;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Messages;
import org.leadnest.platform.mail.MailboxReader;
import org.springframework.stereotype.Component;

/**
 * Takes in one letter of the account's mailbox: whose it is says the address that it was written to, else the message that
 * it answers, else its sender. Machines that write to many are passed over; what a person wrote and nobody here knows goes to
 * a list on which people decide.
 */
@Component
class TakeLetter {
    private final Messages messages;
    private final Arrivals arrivals;
    private final Strangers strangers;
    private final Bounces bounces;

    TakeLetter(Messages messages, Arrivals arrivals, Strangers strangers, Bounces bounces) {
        this.messages = messages;
        this.arrivals = arrivals;
        this.strangers = strangers;
        this.bounces = bounces;
    }

    /** @param own the mailbox's address: what it wrote itself is no answer */
    void take(AccountId account, MailboxReader.Raw raw, String own) {
        if (!bounces.take(account, raw.bytes())) {
            ReceivedMail.open(raw.bytes())
                    .filter(letter -> !letter.from().equalsIgnoreCase(own))
                    .ifPresent(letter -> file(account, letter, own, raw.lastTry()));
        }
    }

    private void file(AccountId account, ReceivedMail opened, String to, boolean lastTry) {
        Optional<UUID> person = arrivals.whoseAnswer(account, opened.answers())
                .or(() -> messages.lastWrittenTo(Channel.EMAIL, opened.from()));
        if (person.isEmpty() && opened.ofMachine()) {
            return;
        }
        ReceivedMail letter = opened.with(arrivals.screened(opened.files(), lastTry));
        if (person.isPresent()) {
            arrivals.file(account, person.get(), letter.arrival(to, "imap"));
        } else {
            strangers.keep(letter, to);
        }
    }
}
