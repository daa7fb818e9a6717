package org.leadnest.leads.mailroom;

import java.time.Duration;
import java.time.InstantSource;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.jobs.RecurringJob;
import org.leadnest.platform.mail.MailboxReader;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.stereotype.Component;

/**
 * Looks into the accounts' mailboxes by IMAP, each about once a minute, and keeps what is behind the last message that was
 * read. What is wrong is shown on the settings page.
 */
@Component
class ReadMailboxes implements RecurringJob {
    private static final Duration PAUSE = Duration.ofSeconds(20);
    private static final int ACCOUNTS = 20;

    private final Mailboxes mailboxes;
    private final LeadMail mail;
    private final MailboxReader reader;
    private final InstantSource clock;

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
        for (AccountId account : mailboxes.due(clock.instant(), ACCOUNTS)) {
            Tenancy.run(account, () -> mailboxes.find().ifPresent(this::look));
        }
    }

    void look(Mailboxes.Mailbox mailbox) {
        Mailboxes.Place place = mailbox.place();
        MailboxReader.Reading reading = reader.read(
                new MailboxReader.Place(place.host(), place.port(), place.tls(), place.username(), place.folder()),
                mailbox.password(),
                new MailboxReader.Mark(mailbox.uidValidity(), mailbox.lastUid()),
                MailboxReader.Beginning.FIRST_MESSAGE,
                LeadMail.MAX_BYTES,
                mail::keep);
        mailboxes.checked(reading.mark().uidValidity(), reading.mark().lastUid(), reading.problem());
    }
}
