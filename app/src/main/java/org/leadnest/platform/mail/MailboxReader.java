package org.leadnest.platform.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.leadnest.platform.outbound.OutboundAddresses;
import org.springframework.stereotype.Component;

/**
 * Reads a customer's mailbox by IMAP (RFC 9051), from behind the last message that was read. Nothing in the mailbox is
 * changed: it is opened to read only. Thread-safe.
 */
@Component
public class MailboxReader {
    private static final int MOST = 200;
    private static final String TIMEOUT_MILLIS = "15000";

    private final OutboundAddresses addresses;

    MailboxReader(OutboundAddresses addresses) {
        this.addresses = addresses;
    }

    /** @param tls encrypted from the first byte */
    public record Place(String host, int port, boolean tls, String username, String folder) {}

    /** @param uidValidity of the folder when it was last read; another one means that all UIDs are new */
    public record Mark(@Nullable Long uidValidity, long lastUid) {}

    /** @param problem what was wrong, in words; null when nothing was */
    public record Reading(Mark mark, @Nullable String problem) {}

    /** Takes one message in MIME; {@code cut} when it is longer than what was asked for. */
    public interface Sink {
        void take(byte[] raw, boolean cut);
    }

    /** Where to begin in a mailbox that was not read before. */
    public enum Beginning {
        FIRST_MESSAGE,
        NEXT_ARRIVAL
    }

    /** Hands over at most 200 messages, oldest first, each cut at {@code maxBytes}. */
    public Reading read(Place place, String password, Mark mark, Beginning beginning, int maxBytes, Sink sink) {
        Progress progress = new Progress(mark);
        try {
            addresses.check(place.host());
            read(place, password, progress, beginning, maxBytes, sink);
            return new Reading(progress.mark(), null);
        } catch (AuthenticationFailedException refused) {
            return new Reading(progress.mark(), "The mailbox refused the user name or the password.");
        } catch (MessagingException | IOException failed) {
            return new Reading(
                    progress.mark(),
                    "The mailbox could not be read: " + failed.getClass().getSimpleName() + ".");
        }
    }

    private static final class Progress {
        private @Nullable Long validity;
        private long last;

        Progress(Mark mark) {
            this.validity = mark.uidValidity();
            this.last = mark.lastUid();
        }

        Mark mark() {
            return new Mark(validity, last);
        }
    }

    private static void read(
            Place place, String password, Progress progress, Beginning beginning, int maxBytes, Sink sink)
            throws MessagingException, IOException {
        String protocol = place.tls() ? "imaps" : "imap";
        try (Store store = Session.getInstance(properties(protocol)).getStore(protocol)) {
            store.connect(place.host(), place.port(), place.username(), password);
            try (Folder folder = store.getFolder(place.folder())) {
                folder.open(Folder.READ_ONLY);
                UIDFolder numbered = (UIDFolder) folder;
                long validity = numbered.getUIDValidity();
                if (progress.validity == null || progress.validity != validity) {
                    progress.last = beginning == Beginning.FIRST_MESSAGE ? 0 : numbered.getUIDNext() - 1;
                }
                progress.validity = validity;
                Message[] fresh = numbered.getMessagesByUID(progress.last + 1, UIDFolder.LASTUID);
                for (Message message : Arrays.stream(fresh).limit(MOST).toList()) {
                    long uid = numbered.getUID(message);
                    if (uid > progress.last) {
                        hand(message, maxBytes, sink);
                        progress.last = uid;
                    }
                }
            }
        }
    }

    private static void hand(Message message, int maxBytes, Sink sink) throws MessagingException, IOException {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        message.writeTo(raw);
        byte[] bytes = raw.toByteArray();
        boolean cut = bytes.length > maxBytes;
        sink.take(cut ? Arrays.copyOf(bytes, maxBytes) : bytes, cut);
    }

    private static Properties properties(String protocol) {
        Properties properties = new Properties();
        for (String one : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.setProperty("mail." + protocol + "." + one, TIMEOUT_MILLIS);
        }
        properties.setProperty("mail." + protocol + ".ssl.checkserveridentity", "true");
        properties.setProperty("mail." + protocol + ".peek", "true");
        return properties;
    }
}
