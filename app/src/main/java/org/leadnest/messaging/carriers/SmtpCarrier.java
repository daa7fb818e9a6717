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
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Optional;
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

    private final JavaMailSenderImpl sender;

    SmtpCarrier(JavaMailSenderImpl sender) {
        this.sender = sender;
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

    private Delivery handOver(MimeMessage mime) throws MessagingException {
        var session = sender.getSession();
        try (var transport = session.getTransport(sender.getProtocol())) {
            try {
                transport.connect(sender.getHost(), sender.getPort(), sender.getUsername(), sender.getPassword());
            } catch (MessagingException unreachable) {
                return new Delivery.NotAccepted("The mail server cannot be reached: " + unreachable.getMessage(), null);
            }
            return transmit(transport, mime);
        } catch (MessagingException closing) {
            return new Delivery.Unknown("The mail server went away: " + closing.getMessage());
        }
    }

    private static Delivery transmit(Transport transport, MimeMessage mime) {
        try {
            transport.sendMessage(mime, mime.getAllRecipients());
            return new Delivery.Accepted(mime.getMessageID());
        } catch (SMTPSendFailedException refused) {
            return byCode(refused.getReturnCode(), refused);
        } catch (SendFailedException refused) {
            return refused.getNextException() instanceof SMTPAddressFailedException address
                    ? byCode(address.getReturnCode(), address)
                    : new Delivery.Unknown(String.valueOf(refused.getMessage()));
        } catch (MessagingException lost) {
            return new Delivery.Unknown(String.valueOf(lost.getMessage()));
        }
    }

    /** RFC 5321 section 4.2.1: 5yz is permanent, 4yz transient; without a code the answer was lost. */
    private static Delivery byCode(int code, MessagingException refused) {
        var address = refused instanceof SMTPAddressFailedException
                || refused.getNextException() instanceof SMTPAddressFailedException;
        if (code >= PERMANENT) {
            return new Delivery.Rejected("The mail server refused it: " + refused.getMessage(), address);
        }
        return code >= TEMPORARY
                ? new Delivery.NotAccepted("The mail server is not ready: " + refused.getMessage(), null)
                : new Delivery.Unknown(String.valueOf(refused.getMessage()));
    }

    private MimeMessage compose(Envelope envelope) throws MessagingException, UnsupportedEncodingException {
        var mime = new OwnId(sender.getSession(), envelope.headers().getOrDefault("Message-ID", ""));
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

    /** Keeps our Message-ID, which replies refer to, where the library would write its own. */
    private static final class OwnId extends MimeMessage {
        private final String id;

        OwnId(jakarta.mail.Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
