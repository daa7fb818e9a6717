package org.leadnest.messaging.inbound;

import java.util.Optional;
import java.util.UUID;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.mail.MailboxReader;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.stereotype.Component;

/**
 * Takes in a letter, by whichever door it came: whose it is says the address that it was written to, else the message that it
 * answers, else its sender. A machine that nobody here wrote to is noted and passed over, as is what cannot be opened; what a person wrote and nobody here
 * knows goes where the account's setting says.
 */
@Component
class TakeLetter {
    private final Arrivals arrivals;
    private final Strangers strangers;
    private final PassedLetters passed;
    private final Bounces bounces;
    private final UnsubscribesByMail unsubscribes;

    TakeLetter(
            Arrivals arrivals,
            Strangers strangers,
            PassedLetters passed,
            Bounces bounces,
            UnsubscribesByMail unsubscribes) {
        this.arrivals = arrivals;
        this.strangers = strangers;
        this.passed = passed;
        this.bounces = bounces;
        this.unsubscribes = unsubscribes;
    }

    /** One of the account's mailbox; what {@code own}, its address, wrote itself is no answer. */
    void take(AccountId account, MailboxReader.Raw raw, String own) {
        if (bounces.take(account, raw.bytes())) {
            return;
        }
        Optional<ReceivedMail> opened = ReceivedMail.open(raw.bytes());
        if (opened.isEmpty()) {
            Tenancy.run(account, () -> passed.noteUnopened(raw.bytes(), "imap"));
        }
        opened.filter(letter -> !letter.from().equalsIgnoreCase(own))
                .ifPresent(letter -> take(account, letter, new Way(own, "imap", raw.lastTry())));
    }

    /**
     * How a letter came.
     *
     * @param to the address that it is shown to have come to
     * @param nowOrNever when it is not brought again
     */
    record Way(String to, String provider, boolean nowOrNever) {}

    void take(AccountId account, ReceivedMail letter, Way way) {
        if (Tenancy.as(account, () -> unsubscribes.take(letter.to(), letter.messageId()))) {
            return;
        }
        boolean postOffice = AutomaticReply.ofPostOffice(letter.from());
        boolean machine = postOffice || letter.ofMachine();
        if (letter.toMany()) {
            Tenancy.run(account, () -> passed.note(letter, way.provider()));
            return;
        }
        Optional<UUID> person = postOffice ? Optional.empty() : arrivals.whose(account, letter, machine);
        if (person.isEmpty() && machine) {
            Tenancy.run(account, () -> passed.note(letter, way.provider()));
            return;
        }
        ReceivedMail kept = letter.with(arrivals.screened(letter.files(), way.nowOrNever()));
        if (person.isPresent()) {
            arrivals.file(account, person.get(), kept.arrival(way.to(), way.provider()));
        } else {
            Tenancy.run(account, () -> unknown(account, kept, way));
        }
    }

    private void unknown(AccountId account, ReceivedMail letter, Way way) {
        if (!letter.from().isEmpty() && strangers.become() == UnknownSenders.LEAD) {
            arrivals.fileAsNew(account, letter.arrival(way.to(), way.provider()));
        } else {
            strangers.keep(letter, way.to(), way.provider());
        }
    }
}
