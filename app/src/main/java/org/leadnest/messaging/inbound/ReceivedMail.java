package org.leadnest.messaging.inbound;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Enclosure;
import org.leadnest.messaging.LetterId;

/**
 * A letter from a mailbox, opened.
 *
 * @param text its plain part, else the words of its HTML part
 * @param headers as lines
 * @param messageId its own, in angle brackets; a digest of the letter when it has none, or of a long one
 * @param files as far as the limits go
 */
record ReceivedMail(
        String from,
        String name,
        List<String> to,
        String subject,
        String text,
        String headers,
        String messageId,
        List<Enclosure> files) {
    private static final int DEEPEST = 8;
    private static final int MOST_TEXT = 100_000;

    /** Empty for what has no sender that can be answered, or cannot be opened. */
    static Optional<ReceivedMail> open(byte[] raw) {
        try {
            var mime = new MimeMessage(Session.getInstance(lenient()), new ByteArrayInputStream(raw));
            if (mime.getFrom() == null
                    || mime.getFrom().length == 0
                    || !(mime.getFrom()[0] instanceof InternetAddress from)
                    || EmailAddress.parse(from.getAddress()).isEmpty()) {
                return Optional.empty();
            }
            var words = clean(words(mime, 0).orElse(""));
            return Optional.of(new ReceivedMail(
                    from.getAddress(),
                    clean(from.getPersonal()),
                    receivers(mime),
                    clean(mime.getSubject()),
                    words.length() > MOST_TEXT ? words.substring(0, MOST_TEXT) : words,
                    Collections.list(mime.getAllHeaderLines()).stream().collect(Collectors.joining("\n")),
                    id(clean(mime.getMessageID()), raw),
                    EnclosedFiles.in(mime)));
        } catch (MessagingException | IOException | RuntimeException damaged) {
            return Optional.empty();
        }
    }

    ReceivedMail with(List<Enclosure> other) {
        return new ReceivedMail(from, name, to, subject, text, headers, messageId, other);
    }

    private static String id(String own, byte[] raw) {
        return own.isEmpty() ? LetterId.digest(raw) : LetterId.of(own);
    }

    /** Without what the database keeps in no text. */
    private static String clean(@Nullable String said) {
        return said == null ? "" : said.replace("\0", "").strip();
    }

    /** Messages that it says it answers. */
    List<UUID> answers() {
        return Answered.by(to, headers);
    }

    /** A machine's answer. */
    boolean automatic() {
        return AutomaticReply.is(headers, subject) || AutomaticReply.inText(text);
    }

    Arrivals.Arrival arrival(String mailbox, String provider) {
        return new Arrivals.Arrival(
                Channel.EMAIL, from, name, mailbox, subject, text, automatic(), null, provider, messageId, files);
    }

    /** A newsletter, whoever sends it: it answers nobody, and nobody's machine says that they are away. */
    boolean toMany() {
        return AutomaticReply.ofMany(headers, from)
                && !AutomaticReply.is(headers, subject)
                && answers().isEmpty();
    }

    /** Nobody waits for an answer, as its headers, its subject or its sender say: words alone make nobody a machine. */
    boolean ofMachine() {
        return AutomaticReply.ofMany(headers, from) || AutomaticReply.is(headers, subject);
    }

    private static List<String> receivers(MimeMessage mime) throws MessagingException {
        var delivered = mime.getHeader("Delivered-To");
        var all = mime.getAllRecipients();
        return Stream.concat(
                        Stream.of(delivered == null ? new String[0] : delivered),
                        Stream.of(all == null ? new jakarta.mail.Address[0] : all)
                                .map(one -> one instanceof InternetAddress mail ? mail.getAddress() : one.toString()))
                .toList();
    }

    /** The first plain part, else the first HTML part; attachments are no words. */
    private static Optional<String> words(Part part, int depth) throws MessagingException, IOException {
        if (depth > DEEPEST || Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            return Optional.empty();
        }
        Object content = content(part);
        if (content instanceof Multipart several) {
            Optional<String> html = Optional.empty();
            for (int i = 0; i < several.getCount(); i++) {
                var one = several.getBodyPart(i);
                var found = words(one, depth + 1);
                if (found.isPresent() && !one.isMimeType("text/html")) {
                    return found;
                }
                html = html.or(() -> found);
            }
            return html;
        }
        if (part.isMimeType("text/html") && content instanceof String html) {
            return Optional.of(HtmlWords.of(html));
        }
        return part.isMimeType("text/*") && content instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** In a charset that nobody knows, the letters of ASCII are read: better than no letter. */
    private static Object content(Part part) throws MessagingException, IOException {
        try {
            return part.getContent();
        } catch (UnsupportedEncodingException unknown) {
            try (var bytes = part.getInputStream()) {
                return new String(bytes.readAllBytes(), StandardCharsets.ISO_8859_1);
            }
        }
    }

    static Properties lenient() {
        var properties = new Properties();
        properties.setProperty("mail.mime.address.strict", "false");
        properties.setProperty("mail.mime.base64.ignoreerrors", "true");
        properties.setProperty("mail.mime.multipart.ignoremissingendboundary", "true");
        return properties;
    }
}
