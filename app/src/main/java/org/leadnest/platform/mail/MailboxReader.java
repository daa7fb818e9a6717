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
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.leadnest.platform.outbound.OutboundAddresses;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads a customer's mailbox by IMAP (RFC 9051), from behind the last message that was read. Nothing in the mailbox is
 * changed: it is opened to read only. A letter that cannot be taken in ends the reading before it; after the third time it
 * is passed over, so that those behind it come in. Thread-safe.
 */
@Component
public class MailboxReader {
    private static final Logger LOG = LoggerFactory.getLogger(MailboxReader.class);
    private static final int MOST = 200;
    private static final int TRIES = 3;
    private static final String TIMEOUT_MILLIS = "15000";

    private final OutboundAddresses addresses;

    MailboxReader(OutboundAddresses addresses) {
        this.addresses = addresses;
    }

    /** @param tls encrypted from the first byte */
    public record Place(String host, int port, boolean tls, String username, String folder) {}

    /**
     * @param uidValidity of the folder when it was last read; another one means that all UIDs are new
     * @param failed how often the letter behind the last one could not be taken in
     */
    public record Mark(@Nullable Long uidValidity, long lastUid, int failed) {}

    /**
     * @param problem what was wrong, in words; null when nothing was
     * @param passedOver what is said of a letter that was passed over; null when none was
     */
    public record Reading(
            Mark mark, @Nullable String problem, @Nullable String passedOver) {}

    /**
     * One message in MIME.
     *
     * @param cut when it is longer than what was asked for
     * @param lastTry when it is passed over if it cannot be taken in this time
     */
    public record Raw(byte[] bytes, boolean cut, boolean lastTry) {}

    /** Takes one message. */
    public interface Sink {
        void take(Raw letter);
    }

    /** Where to begin in a mailbox that was not read before. */
    public enum Beginning {
        FIRST_MESSAGE,
        NEXT_ARRIVAL
    }

    /** Hands over at most 200 messages, oldest first, each cut at {@code maxBytes}; what goes wrong stands in the answer. */
    public Reading read(Place place, String password, Mark mark, Beginning beginning, int maxBytes, Sink sink) {
        Progress progress = new Progress(mark);
        try {
            addresses.check(place.host());
            read(place, password, progress, beginning, maxBytes, sink);
            return progress.reading(null);
        } catch (LetterFailed letter) {
            return progress.reading("A letter could not be taken in; it is tried again.");
        } catch (AuthenticationFailedException refused) {
            return progress.reading("The mailbox refused the user name or the password.");
        } catch (MessagingException | IOException | RuntimeException failed) {
            LOG.debug("a mailbox could not be read", failed);
            return progress.reading(
                    "The mailbox could not be read: " + failed.getClass().getSimpleName() + ".");
        }
    }

    /** One letter ended the reading. */
    private static final class LetterFailed extends RuntimeException {
        private static final long serialVersionUID = 1;

        LetterFailed(Throwable cause) {
            super(cause);
        }
    }

    private static final class Progress {
        private @Nullable Long validity;
        private long last;
        private int failed;
        private int passedOver;

        Progress(Mark mark) {
            this.validity = mark.uidValidity();
            this.last = mark.lastUid();
            this.failed = mark.failed();
        }

        void begin(long folderValidity, long lastUid) {
            if (validity == null || validity != folderValidity) {
                last = lastUid;
                failed = 0;
            }
            validity = folderValidity;
        }

        boolean lastTry() {
            return failed >= TRIES - 1;
        }

        void taken(long uid) {
            last = uid;
            failed = 0;
        }

        /** Whether the letter is passed over now. */
        boolean givesUp(long uid) {
            if (lastTry()) {
                passedOver++;
                taken(uid);
                return true;
            }
            failed++;
            return false;
        }

        Reading reading(@Nullable String problem) {
            String passed = passedOver == 0
                    ? null
                    : (passedOver == 1 ? "A letter" : passedOver + " letters") + " could not be taken in after " + TRIES
                            + " tries. Please look in the mailbox itself.";
            return new Reading(new Mark(validity, last, failed), problem, passed);
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
                progress.begin(validity, beginning == Beginning.FIRST_MESSAGE ? 0 : numbered.getUIDNext() - 1);
                Message[] fresh = numbered.getMessagesByUID(progress.last + 1, UIDFolder.LASTUID);
                for (Message message : Arrays.stream(fresh).limit(MOST).toList()) {
                    long uid = numbered.getUID(message);
                    if (uid > progress.last) {
                        hand(message, uid, maxBytes, sink, progress);
                    }
                }
            }
        }
    }

    /** Whatever goes wrong with one letter is counted against that letter alone: a deep recursion over its lines, too. */
    private static void hand(Message message, long uid, int maxBytes, Sink sink, Progress progress) {
        try {
            Capped raw = new Capped(maxBytes);
            message.writeTo(raw);
            sink.take(new Raw(raw.kept(), raw.cut(), progress.lastTry()));
            progress.taken(uid);
        } catch (MessagingException | IOException | RuntimeException | StackOverflowError failed) {
            LOG.warn("a letter of a mailbox could not be taken in", failed);
            if (!progress.givesUp(uid)) {
                throw new LetterFailed(failed);
            }
        }
    }

    /** Keeps as much as was asked for, and knows whether there was more. */
    private static final class Capped extends OutputStream {
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private final int most;
        private boolean cut;

        Capped(int most) {
            this.most = most;
        }

        byte[] kept() {
            return kept.toByteArray();
        }

        boolean cut() {
            return cut;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            int room = Math.min(length, most - kept.size());
            kept.write(bytes, offset, room);
            cut |= room < length;
        }
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
