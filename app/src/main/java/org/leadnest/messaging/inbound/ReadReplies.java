package org.leadnest.messaging.inbound;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.kernel.AccountId;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Messages;
import org.leadnest.platform.jobs.RecurringJob;
import org.leadnest.platform.mail.MailboxReader;
import org.leadnest.platform.tenancy.Tenancy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks into the accounts' mailboxes for answers, each about once a minute: whose a letter is says the address that it was
 * written to, else the message that it answers, else its sender. Machines that write to many are passed over; what a
 * person wrote and nobody here knows goes to a list on which people decide.
 */
@Component
class ReadReplies implements RecurringJob {
    private static final Logger LOG = LoggerFactory.getLogger(ReadReplies.class);
    private static final Duration PAUSE = Duration.ofSeconds(20);
    private static final int ACCOUNTS = 20;
    private static final int MOST_BYTES = 25 << 20;

    private final ReplyMailboxes mailboxes;
    private final MailboxReader reader;
    private final Messages messages;
    private final Arrivals arrivals;
    private final Strangers strangers;
    private final Bounces bounces;
    private final UnsubscribesByMail unsubscribes;
    private final InstantSource clock;

    ReadReplies(
            ReplyMailboxes mailboxes,
            MailboxReader reader,
            Messages messages,
            Arrivals arrivals,
            Strangers strangers,
            Bounces bounces,
            UnsubscribesByMail unsubscribes,
            InstantSource clock) {
        this.unsubscribes = unsubscribes;
        this.bounces = bounces;
        this.mailboxes = mailboxes;
        this.reader = reader;
        this.messages = messages;
        this.arrivals = arrivals;
        this.strangers = strangers;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "messaging.read-replies";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    /** What goes wrong in one account's mailbox keeps no other waiting. */
    @Override
    public void run() {
        for (AccountId account : mailboxes.due(clock.instant(), ACCOUNTS)) {
            try {
                Tenancy.run(account, () -> mailboxes.find().ifPresent(found -> look(account, found)));
            } catch (RuntimeException failed) {
                LOG.error("the mailbox of account {} could not be looked into", account, failed);
            }
        }
    }

    void look(AccountId account, ReplyMailbox mailbox) {
        mailboxes.looked(reader.read(
                mailbox.place(),
                mailbox.password(),
                mailbox.mark(),
                MailboxReader.Beginning.NEXT_ARRIVAL,
                MOST_BYTES,
                (raw, cut) -> {
                    if (!bounces.take(account, raw)) {
                        ReceivedMail.open(raw)
                                .filter(letter -> !letter.from().equalsIgnoreCase(mailbox.address()))
                                .filter(letter -> !unsubscribes.take(letter.to(), letter.messageId()))
                                .ifPresent(letter -> take(account, letter, mailbox.address()));
                    }
                }));
    }

    private void take(AccountId account, ReceivedMail letter, String to) {
        Optional<UUID> person = arrivals.whoseAnswer(account, letter.answers())
                .or(() -> messages.lastWrittenTo(Channel.EMAIL, letter.from()));
        if (person.isPresent()) {
            arrivals.file(account, person.get(), arrival(letter, to));
        } else if (!letter.ofMany() && !AutomaticReply.is(letter.headers(), letter.subject())) {
            strangers.keep(letter.with(arrivals.screened(letter.files())), to);
        }
    }

    private static Arrivals.Arrival arrival(ReceivedMail letter, String to) {
        return new Arrivals.Arrival(
                Channel.EMAIL,
                letter.from(),
                letter.name(),
                to,
                letter.subject(),
                letter.text(),
                AutomaticReply.is(letter.headers(), letter.subject()),
                null,
                "imap",
                letter.messageId().isEmpty() ? null : letter.messageId(),
                letter.files());
    }
}
