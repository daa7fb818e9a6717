package org.leadnest.leads.mailroom;

import java.util.Optional;
import java.util.UUID;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.jobs.JobHandler;
import org.springframework.stereotype.Component;

/** Reads a kept message and files what it says, or leaves it to a person. */
@Component
class ReadLeadMail implements JobHandler {
    static final String NAME = "leads.read-mail";
    private static final String DEFAULT_SOURCE = "E-mail";

    private final LeadMail mail;
    private final Readers readers;

    ReadLeadMail(LeadMail mail, Readers readers) {
        this.mail = mail;
        this.readers = readers;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(AccountId account, UUID subject) {
        Optional<MailStore.Kept> kept =
                mail.find(subject).filter(one -> one.status().equals("RECEIVED"));
        if (kept.isEmpty()) {
            return;
        }
        Letter letter = Letter.open(mail.raw(subject).orElseThrow());
        Optional<Found> found = readers.read(letter, mail.house());
        if (found.isPresent()) {
            Found what = found.get();
            mail.file(
                    subject,
                    letter,
                    what.person(DEFAULT_SOURCE, letter.occurredAt(kept.get().receivedAt(), what.at())),
                    what.reader());
        } else {
            mail.review(
                    subject, letter.sender(), letter.subject(), "No name with an address or a number was found in it.");
        }
    }

    @Override
    public void gaveUp(AccountId account, UUID subject, String reason) {
        mail.review(subject, "", "", "It could not be read: " + reason + ".");
    }
}
