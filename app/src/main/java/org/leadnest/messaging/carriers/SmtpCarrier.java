package org.leadnest.messaging.carriers;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.SendFailedException;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.leadnest.messaging.Enclosure;
import org.leadnest.platform.storage.FileKind;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * E-mail by SMTP (RFC 5321), configured by {@code spring.mail.*}. A server keeps no record that we could ask, so an answer
 * that is lost after the message was handed over stays unknown.
 */
final class SmtpCarrier implements Carrier {
    private static final int TEMPORARY = 400;
    private static final int PERMANENT = 500;
    private static final String TIMEOUT_MILLIS = "10000";

    /** A server may answer each command just in time and so take minutes for a letter. */
    private static final Duration CONVERSATION = Duration.ofSeconds(30);

    private final JavaMailSenderImpl sender;
    private final Duration longest;

    SmtpCarrier(JavaMailSenderImpl sender) {
        this(sender, CONVERSATION);
    }

    /** @param longest that a whole conversation may last */
    SmtpCarrier(JavaMailSenderImpl sender, Duration longest) {
        this.sender = sender;
        this.longest = longest;
        limit(sender);
    }

    /** No call waits for ever. */
    static void limit(JavaMailSenderImpl sender) {
        var properties = sender.getJavaMailProperties();
        for (var phase : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.putIfAbsent("mail." + sender.getProtocol() + "." + phase, TIMEOUT_MILLIS);
        }
    }

    @Override
    public String name() {
        return "smtp";
    }

    @Override
    public boolean leavesTheHouse() {
        return true;
    }

    @Override
    public Delivery send(Envelope envelope) {
        try {
            return handOver(compose(envelope));
        } catch (MessagingException | UnsupportedEncodingException malformed) {
            return new Delivery.Rejected("The message could not be written: " + malformed.getMessage(), false);
        }
    }

    /** In a thread of its own: interrupting a virtual thread closes the socket that it reads from (JEP 444). */
    private Delivery handOver(Letter mime) {
        var conversation = new FutureTask<>(() -> converse(mime));
        var thread = Thread.ofVirtual().name("smtp").start(conversation);
        try {
            return conversation.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            var taken = !mime.keepBack();
            thread.interrupt();
            var reason = "The mail server took longer than " + longest.toSeconds() + " seconds.";
            return taken ? new Delivery.Unknown(reason) : new Delivery.NotAccepted(reason, null);
        } catch (InterruptedException stopped) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            return new Delivery.Unknown("The service stopped while it was being sent.");
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a letter could not be handed over", failed.getCause());
        }
    }

    private Delivery converse(Letter mime) throws MessagingException {
        var session = sender.getSession();
        try (var transport = session.getTransport(sender.getProtocol())) {
            try {
                transport.connect(sender.getHost(), sender.getPort(), sender.getUsername(), sender.getPassword());
            } catch (MessagingException unreachable) {
                return new Delivery.NotAccepted("The mail server cannot be reached: " + unreachable.getMessage(), null);
            }
            return transmit(transport, mime);
        } catch (MessagingException closing) {
            return lost(mime, "The mail server went away: " + closing.getMessage());
        }
    }

    private static Delivery transmit(Transport transport, Letter mime) {
        try {
            transport.sendMessage(mime, mime.getAllRecipients());
            return new Delivery.Accepted(mime.getMessageID());
        } catch (SMTPSendFailedException refused) {
            return refused.getNextException() instanceof SMTPAddressFailedException address
                    ? ofRecipient(address, mime)
                    : ofSender(refused, mime);
        } catch (SendFailedException refused) {
            return refused.getNextException() instanceof SMTPAddressFailedException address
                    ? ofRecipient(address, mime)
                    : lost(mime, String.valueOf(refused.getMessage()));
        } catch (MessagingException lost) {
            return lost(mime, String.valueOf(lost.getMessage()));
        }
    }

    /** Before its first line left, a letter is certainly not taken. */
    private static Delivery lost(Letter mime, String reason) {
        return mime.begun() ? new Delivery.Unknown(reason) : new Delivery.NotAccepted(reason, null);
    }

    /** RFC 5321 section 4.2.1: 5yz is permanent, 4yz transient; without a code the answer was lost. */
    private static Delivery ofRecipient(SMTPAddressFailedException refused, Letter mime) {
        var words = String.valueOf(refused.getMessage());
        return refused.getReturnCode() >= PERMANENT
                ? refusal(MailStatus.ofRecipient(refused.getReturnCode(), words), words)
                : passing(refused.getReturnCode(), words, mime);
    }

    private static Delivery ofSender(SMTPSendFailedException refused, Letter mime) {
        var words = String.valueOf(refused.getMessage());
        if (refused.getReturnCode() < PERMANENT) {
            return passing(refused.getReturnCode(), words, mime);
        }
        var about = MailStatus.ofSender(words);
        // What a filter says of one letter's words says nothing of the next letter.
        return refusal(mime.begun() && about == MailStatus.About.SENDER ? MailStatus.About.LETTER : about, words);
    }

    private static Delivery refusal(MailStatus.About about, String words) {
        return switch (about) {
            case ADDRESS -> new Delivery.Rejected("The mail server refused it: " + words, true);
            case LETTER -> new Delivery.Rejected("The mail server refused it: " + words, false);
            case SENDER -> new Delivery.Closed("The mail server does not take mail from you: " + words);
            case MOMENT -> new Delivery.NotAccepted("The mail server does not take it now: " + words, null);
        };
    }

    private static Delivery passing(int code, String words, Letter mime) {
        return code >= TEMPORARY
                ? new Delivery.NotAccepted("The mail server is not ready: " + words, null)
                : lost(mime, words);
    }

    private Letter compose(Envelope envelope) throws MessagingException, UnsupportedEncodingException {
        var mime = new Letter(sender.getSession(), envelope.headers().getOrDefault("Message-ID", ""));
        mime.setFrom(address(envelope.from()));
        mime.setRecipient(Message.RecipientType.TO, address(envelope.to()));
        mime.setSubject(envelope.subject(), StandardCharsets.UTF_8.name());
        mime.setSentDate(new Date());
        for (var header : envelope.headers().entrySet()) {
            mime.setHeader(header.getKey(), header.getValue());
        }
        var alternatives = new MimeMultipart("alternative");
        var text = new MimeBodyPart();
        text.setText(envelope.text(), StandardCharsets.UTF_8.name());
        alternatives.addBodyPart(text);
        var html = envelope.html();
        if (html != null) {
            var page = new MimeBodyPart();
            page.setContent(html, "text/html; charset=UTF-8");
            alternatives.addBodyPart(page);
        }
        mime.setContent(envelope.files().isEmpty() ? alternatives : mixed(alternatives, envelope.files()));
        mime.saveChanges();
        return mime;
    }

    private static MimeMultipart mixed(MimeMultipart words, List<Enclosure> files)
            throws MessagingException, UnsupportedEncodingException {
        var mixed = new MimeMultipart("mixed");
        var letter = new MimeBodyPart();
        letter.setContent(words);
        mixed.addBodyPart(letter);
        for (var file : files) {
            var part = new MimeBodyPart();
            part.setDataHandler(new DataHandler(new ByteArrayDataSource(file.content(), FileKind.typeOf(file.name()))));
            part.setFileName(MimeUtility.encodeText(file.name(), StandardCharsets.UTF_8.name(), null));
            part.setDisposition(Part.ATTACHMENT);
            mixed.addBodyPart(part);
        }
        return mixed;
    }

    private static InternetAddress address(Envelope.Party party) throws UnsupportedEncodingException {
        return new InternetAddress(party.address(), party.name(), StandardCharsets.UTF_8.name());
    }

    @Override
    public Optional<Delivery> lookUp(Lost lost) {
        return Optional.empty();
    }

    /**
     * Keeps our Message-ID, which replies refer to, where the library would write its own; and knows whether its content has
     * begun to leave, which is decided once.
     */
    private static final class Letter extends MimeMessage {
        private enum State {
            HERE,
            LEAVING,
            KEPT_BACK
        }

        private final String id;
        private final AtomicReference<State> state = new AtomicReference<>(State.HERE);

        Letter(jakarta.mail.Session session, String id) {
            super(session);
            this.id = id;
        }

        boolean begun() {
            return state.get() == State.LEAVING;
        }

        /** False when it has begun to leave. */
        boolean keepBack() {
            return state.compareAndSet(State.HERE, State.KEPT_BACK);
        }

        /** Called after the server's answer to DATA (RFC 5321, 4.1.1.4). */
        @Override
        public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
            if (!state.compareAndSet(State.HERE, State.LEAVING) && !begun()) {
                throw new IOException("the letter was given up");
            }
            super.writeTo(out, ignored);
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
