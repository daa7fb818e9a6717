package org.leadnest.leads.mailroom;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.jobs.RecurringJob;
import org.leadnest.platform.outbound.OutboundAddresses;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.stereotype.Component;

/**
 * Looks into the accounts' mailboxes by IMAP, each about once a minute, and keeps what is behind the last message that was
 * read. Nothing in the mailbox is changed: it is opened to read only. What is wrong is shown on the settings page.
 */
@Component
class ReadMailboxes implements RecurringJob {
    private static final Duration PAUSE = Duration.ofSeconds(20);
    private static final int ACCOUNTS = 20;
    private static final int MOST = 200;
    private static final String TIMEOUT = "15000";

    private final Mailboxes mailboxes;
    private final LeadMail mail;
    private final OutboundAddresses addresses;
    private final InstantSource clock;

    ReadMailboxes(Mailboxes mailboxes, LeadMail mail, OutboundAddresses addresses, InstantSource clock) {
        this.mailboxes = mailboxes;
        this.mail = mail;
        this.addresses = addresses;
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
        Progress progress = new Progress(mailbox.uidValidity(), mailbox.lastUid());
        try {
            addresses.check(mailbox.place().host());
            read(mailbox, progress);
            mailboxes.checked(progress.validity, progress.last, null);
        } catch (MessagingException | IOException failed) {
            String why = failed instanceof jakarta.mail.AuthenticationFailedException
                    ? "The mailbox refused the user name or the password."
                    : "The mailbox could not be read: " + failed.getClass().getSimpleName() + ".";
            mailboxes.checked(progress.validity, progress.last, why);
        }
    }

    private static final class Progress {
        private @Nullable Long validity;
        private long last;

        Progress(@Nullable Long validity, long last) {
            this.validity = validity;
            this.last = last;
        }
    }

    private void read(Mailboxes.Mailbox mailbox, Progress progress) throws MessagingException, IOException {
        Mailboxes.Place place = mailbox.place();
        String protocol = place.tls() ? "imaps" : "imap";
        try (Store store = Session.getInstance(properties(protocol)).getStore(protocol)) {
            store.connect(place.host(), place.port(), place.username(), mailbox.password());
            try (Folder folder = store.getFolder(place.folder())) {
                folder.open(Folder.READ_ONLY);
                UIDFolder numbered = (UIDFolder) folder;
                long validity = numbered.getUIDValidity();
                if (progress.validity == null || progress.validity != validity) {
                    progress.last = 0;
                }
                progress.validity = validity;
                Message[] fresh = numbered.getMessagesByUID(progress.last + 1, UIDFolder.LASTUID);
                for (Message message : Arrays.stream(fresh).limit(MOST).toList()) {
                    long uid = numbered.getUID(message);
                    if (uid > progress.last) {
                        keep(message);
                        progress.last = uid;
                    }
                }
            }
        }
    }

    private void keep(Message message) throws MessagingException, IOException {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        message.writeTo(raw);
        byte[] bytes = raw.toByteArray();
        boolean cut = bytes.length > LeadMail.MAX_BYTES;
        mail.keep(cut ? Arrays.copyOf(bytes, LeadMail.MAX_BYTES) : bytes, cut);
    }

    private static Properties properties(String protocol) {
        Properties properties = new Properties();
        for (String one : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.setProperty("mail." + protocol + "." + one, TIMEOUT);
        }
        properties.setProperty("mail." + protocol + ".ssl.checkserveridentity", "true");
        properties.setProperty("mail." + protocol + ".peek", "true");
        return properties;
    }
}
