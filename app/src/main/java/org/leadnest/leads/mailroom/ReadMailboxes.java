package org.leadnest.leads.mailroom;

import java.time.Duration;
import java.time.InstantSource;
import org.leadnest.platform.jobs.RecurringJob;
import org.leadnest.platform.mail.MailboxReader;
import org.leadnest.platform.mail.MailboxRound;
import org.springframework.stereotype.Component;

/**
 * Looks into the accounts' mailboxes by IMAP, each about once a minute, several at once, and keeps what is behind the last message that was
 * read. What is wrong is shown on the settings page.
 */
@Component
class ReadMailboxes implements RecurringJob {
    private static final Duration PAUSE = Duration.ofSeconds(20);
    private static final int ACCOUNTS = 60;

    private final Mailboxes mailboxes;
    private final LeadMail mail;
    private final MailboxReader reader;
    private final InstantSource clock;
    private final MailboxRound round = new MailboxRound();

    ReadMailboxes(Mailboxes mailboxes, LeadMail mail, MailboxReader reader, InstantSource clock) {
        this.mailboxes = mailboxes;
        this.mail = mail;
        this.reader = reader;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "leads.read-mailboxes";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public void run() {
        round.go(
                mailboxes.due(clock.instant(), ACCOUNTS),
                _ -> mailboxes.find().ifPresent(this::look),
                (_, trouble) -> mailboxes.postpone(trouble));
    }

    void look(Mailboxes.Mailbox mailbox) {
        Mailboxes.Place place = mailbox.place();
        MailboxReader.Reading reading = reader.read(
                new MailboxReader.Place(place.host(), place.port(), place.tls(), place.username(), place.folder()),
                mailbox.password(),
                new MailboxReader.Mark(mailbox.uidValidity(), mailbox.lastUid(), mailbox.failed()),
                MailboxReader.Beginning.FIRST_MESSAGE,
                LeadMail.MAX_BYTES,
                raw -> mail.keep(raw.bytes(), raw.cut()));
        mailboxes.checked(reading, Thread.interrupted());
    }
}
