package org.leadnest.messaging.inbound;

import java.time.Duration;
import java.time.InstantSource;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.jobs.RecurringJob;
import org.leadnest.platform.mail.MailboxReader;
import org.leadnest.platform.mail.MailboxRound;
import org.springframework.stereotype.Component;

/** Looks into the accounts' mailboxes for answers, each about once a minute, several at once. */
@Component
class ReadReplies implements RecurringJob {
    private static final Duration PAUSE = Duration.ofSeconds(20);
    private static final int ACCOUNTS = 60;
    private static final int MOST_BYTES = 25 << 20;

    private final ReplyMailboxes mailboxes;
    private final MailboxReader reader;
    private final TakeLetter letters;
    private final InstantSource clock;
    private final MailboxRound round = new MailboxRound();

    ReadReplies(ReplyMailboxes mailboxes, MailboxReader reader, TakeLetter letters, InstantSource clock) {
        this.mailboxes = mailboxes;
        this.reader = reader;
        this.letters = letters;
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

    /** What goes wrong in one account's mailbox keeps no other waiting, this time or the next. */
    @Override
    public void run() {
        round.go(
                mailboxes.due(clock.instant(), ACCOUNTS),
                account -> mailboxes.find().ifPresent(found -> look(account, found)),
                (account, trouble) -> mailboxes.postpone(trouble));
    }

    /** How far it came is kept whatever ends it. */
    void look(AccountId account, ReplyMailbox mailbox) {
        MailboxReader.Reading reading = reader.read(
                mailbox.place(),
                mailbox.password(),
                mailbox.mark(),
                MailboxReader.Beginning.NEXT_ARRIVAL,
                MOST_BYTES,
                raw -> letters.take(account, raw, mailbox.address()));
        mailboxes.looked(reading, Thread.interrupted());
    }
}
