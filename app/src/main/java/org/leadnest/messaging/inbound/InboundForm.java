package org.leadnest.messaging.inbound;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.messaging.LetterId;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A letter as Inbound Parse posts it: each part of the form is in a charset of its own, which the part {@code charsets} names
 * (JSON), and {@code envelope} (JSON) says to whom the letter really went.
 */
final class InboundForm {
    private static final int MOST_TEXT = 100_000;
    private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^message-id:\\s*(<[^>\\s]+>)");
    private static final Pattern IN_BRACKETS = Pattern.compile("<\\s*([^<>\\s]+@[^<>\\s]+)\\s*>\\s*$");

    private final HttpServletRequest request;
    private final JsonMapper json;
    private final JsonNode charsets;

    InboundForm(HttpServletRequest request, JsonMapper json) throws IOException {
        this.request = request;
        this.json = json;
        this.charsets = tree(raw("charsets", StandardCharsets.UTF_8));
    }

    /** Without what the database keeps in no text; empty when there is no such part. */
    String word(String name) throws IOException {
        return raw(name, charset(charsets.path(name).asString(""))).replace("\0", "");
    }

    /** Null when there is no such part. */
    @Nullable
    String given(String name) throws IOException {
        return part(name) == null && request.getParameter(name) == null ? null : word(name);
    }

    /** The plain part, else the words of the HTML part. */
    private String text() throws IOException {
        String plain = word("text");
        String words = plain.isBlank() ? HtmlWords.of(word("html")) : plain;
        return words.length() > MOST_TEXT ? words.substring(0, MOST_TEXT) : words;
    }

    private Optional<InternetAddress> sender() throws IOException {
        String from = word("from");
        return address(from)
                .filter(found -> EmailAddress.parse(found.getAddress()).isPresent());
    }

    /** Its sender's address is empty where it cannot be read. */
    ReceivedMail letter() throws IOException {
        Optional<InternetAddress> sender = sender();
        String text = text();
        return new ReceivedMail(
                sender.map(InternetAddress::getAddress).orElse(""),
                sender.map(InternetAddress::getPersonal).orElse(sender.isPresent() ? "" : word("from")),
                receivers(),
                word("subject").strip(),
                text,
                word("headers"),
                messageId(text),
                EnclosedFiles.in(request));
    }

    /** Those of the envelope first: a copy, a blind copy and a forwarded letter are named there alone. */
    private List<String> receivers() throws IOException {
        List<String> all = new ArrayList<>();
        tree(word("envelope")).path("to").forEach(one -> all.add(one.asString("")));
        all.add(word("to"));
        all.add(word("cc"));
        return all;
    }

    /** By which a second delivery is known: the letter's own id, or a digest of it where it has none. */
    private String messageId(String text) throws IOException {
        Matcher found = MESSAGE_ID.matcher(word("headers"));
        return found.find()
                ? LetterId.of(found.group(1))
                : LetterId.digest((word("from") + word("subject") + text).getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<InternetAddress> address(String from) {
        try {
            return Optional.of(new InternetAddress(from));
        } catch (AddressException unreadable) {
            Matcher bracketed = IN_BRACKETS.matcher(from);
            if (!bracketed.find()) {
                return Optional.empty();
            }
            InternetAddress found = new InternetAddress();
            found.setAddress(bracketed.group(1));
            return Optional.of(named(found, from.substring(0, bracketed.start())));
        }
    }

    private static InternetAddress named(InternetAddress address, String name) {
        try {
            address.setPersonal(name.replace("\"", "").strip(), "UTF-8");
            return address;
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String raw(String name, Charset charset) throws IOException {
        Part part = part(name);
        if (part != null && part.getSubmittedFileName() == null) {
            try (var content = part.getInputStream()) {
                return new String(content.readAllBytes(), charset);
            }
        }
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }

    private @Nullable Part part(String name) throws IOException {
        String type = Optional.ofNullable(request.getContentType()).orElse("");
        try {
            return type.startsWith("multipart/") ? request.getPart(name) : null;
        } catch (ServletException noForm) {
            throw new IOException(noForm);
        }
    }

    /** UTF-8 where none is named, or one that nobody knows. */
    private static Charset charset(String named) {
        try {
            return named.isBlank() ? StandardCharsets.UTF_8 : Charset.forName(MimeUtility.javaCharset(named.strip()));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return StandardCharsets.UTF_8;
        }
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text.isBlank() ? "{}" : text);
        } catch (JacksonException unreadable) {
            return json.createObjectNode();
        }
    }
}
