package org.leadnest.leads.mailroom;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/**
 * A message, opened.
 *
 * @param text its words: of the plain part, or else of the HTML part
 * @param html empty when there is none
 * @param replyTo where an answer would go; of the sender when nothing else is said
 * @param sentAt by its Date header; null without one that can be
 */
record Letter(
        String sender,
        String senderName,
        String replyTo,
        String subject,
        String text,
        String html,
        @Nullable Instant sentAt) {
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final int DEEPEST = 8;
    private static final int LONGEST = 1_000_000;

    /** Opens raw MIME; a message that is damaged is opened as far as it goes, as text when it is none at all. */
    static Letter open(byte[] raw) {
        try {
            MimeMessage message = new MimeMessage(Session.getInstance(lenient()), new ByteArrayInputStream(raw));
            Gathered parts = new Gathered();
            gather(message, parts, 0);
            InternetAddress from = first(message.getFrom());
            InternetAddress reply = first(message.getReplyTo());
            String text = parts.text.isEmpty() ? words(parts.html.toString()) : parts.text.toString();
            return new Letter(
                    from == null ? "" : from.getAddress(),
                    from == null || from.getPersonal() == null ? "" : from.getPersonal(),
                    reply == null ? "" : reply.getAddress(),
                    Optional.ofNullable(message.getSubject()).orElse(""),
                    clean(text),
                    parts.html.toString(),
                    message.getSentDate() == null ? null : message.getSentDate().toInstant());
        } catch (MessagingException | IOException | RuntimeException damaged) {
            return new Letter("", "", "", "", clean(new String(raw, StandardCharsets.UTF_8)), "", null);
        }
    }

    /**
     * When what it tells of happened: the earliest of its Date header, what it says itself and its arrival. A time before 2000 is
     * that of a clock that was never set.
     *
     * @param said by the message; null when it says nothing
     */
    Instant occurredAt(Instant arrival, @Nullable Instant said) {
        return Stream.of(Optional.ofNullable(sentAt), Optional.ofNullable(said), Optional.of(arrival))
                .flatMap(Optional::stream)
                .filter(at -> at.equals(arrival) || at.isAfter(EARLIEST))
                .min(Comparator.naturalOrder())
                .orElse(arrival);
    }

    /** The domain of the sender in lower case. */
    String domain() {
        return sender.substring(sender.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    private static Properties lenient() {
        Properties properties = new Properties();
        properties.setProperty("mail.mime.address.strict", "false");
        properties.setProperty("mail.mime.decodetext.strict", "false");
        properties.setProperty("mail.mime.base64.ignoreerrors", "true");
        properties.setProperty("mail.mime.multipart.ignoremissingendboundary", "true");
        properties.setProperty("mail.mime.multipart.allowempty", "true");
        return properties;
    }

    private static final class Gathered {
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder html = new StringBuilder();
    }

    private static void gather(Part part, Gathered parts, int depth) throws MessagingException, IOException {
        if (depth > DEEPEST || Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition()) && !leadFile(part)) {
            return;
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart several) {
            for (int i = 0; i < several.getCount(); i++) {
                BodyPart one = several.getBodyPart(i);
                gather(one, parts, depth + 1);
            }
        } else if (part.isMimeType("text/html")) {
            append(parts.html, content(part));
        } else if (part.isMimeType("text/*") || leadFile(part)) {
            append(parts.text, content(part));
        }
    }

    /** A lead as XML, which vendors attach under several names. */
    private static boolean leadFile(Part part) throws MessagingException {
        String type = part.getContentType().toLowerCase(Locale.ROOT);
        String name = Optional.ofNullable(part.getFileName()).orElse("").toLowerCase(Locale.ROOT);
        return type.matches("(?s)(text|application)/([a-z0-9.-]*\\+)?(x-)?(xml|adf)\\b.*")
                || name.endsWith(".xml")
                || name.endsWith(".adf");
    }

    /** In the charset that it names; one that nobody knows is read as UTF-8. */
    private static String content(Part part) throws MessagingException, IOException {
        try {
            Object content = part.getContent();
            if (content instanceof String text) {
                return text;
            }
        } catch (java.io.UnsupportedEncodingException unknown) {
            // Falls through to the bytes below.
        }
        return new String(part.getInputStream().readNBytes(LONGEST), StandardCharsets.UTF_8);
    }

    private static void append(StringBuilder to, String text) {
        to.append(to.isEmpty() ? "" : "\n").append(text, 0, Math.min(text.length(), LONGEST));
    }

    /** HTML as lines of text: a table row, a paragraph and a break each end one. */
    private static String words(String html) {
        Document document = Jsoup.parse(html);
        document.select("script, style, head").remove();
        document.select("br").append("\\n");
        document.select("p, div, tr, li, h1, h2, h3, table").prepend("\\n");
        document.select("td + td, th + td").prepend(" ");
        return document.text().replace("\\n", "\n");
    }

    private static String clean(String text) {
        return text.replace("\0", "").replace("\r\n", "\n").replace('\r', '\n').replace('\u00A0', ' ');
    }

    private static @org.jspecify.annotations.Nullable InternetAddress first(
            jakarta.mail.Address @org.jspecify.annotations.Nullable [] addresses) {
        return addresses != null && addresses.length > 0 && addresses[0] instanceof InternetAddress one ? one : null;
    }
}
