package org.leadnest.messaging.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.leadnest.messaging.links.TrackedLinks;
import org.leadnest.messaging.templates.Tongue;

/**
 * An account's e-mail on its paper.
 *
 * @param shorts short addresses for links, by the links; the page shows the link and leads by the short address
 * @param postalAddress blank where none is known
 * @param unsubscribe blank for mail that cannot be unsubscribed from
 * @param picture by which it is seen that it was opened; blank where that is not counted
 */
public record Letter(
        String subject,
        String text,
        String from,
        String postalAddress,
        String unsubscribe,
        Map<String, String> shorts,
        String picture) {
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]*[^\\s<>\".,;:!?)\\]]");

    public Letter(String subject, String text, String from, String postalAddress, String unsubscribe) {
        this(subject, text, from, postalAddress, unsubscribe, Map.of(), "");
    }

    /** A stretch of text; {@code href} is blank where it is no link. */
    public record Span(String text, String href) {}

    /** The language of its paper is that of its words. */
    public boolean spanish() {
        return Tongue.spanish(text);
    }

    /** Paragraphs of lines of spans. */
    public List<List<List<Span>>> paragraphs() {
        return Pattern.compile("\\R{2,}")
                .splitAsStream(text.strip())
                .map(paragraph -> paragraph.lines().map(this::spans).toList())
                .toList();
    }

    /** The plain part with its footer. */
    public String plain() {
        var footer = new StringBuilder(TrackedLinks.put(shorts, text).stripTrailing())
                .append("\n\n-- \n")
                .append(from);
        if (!postalAddress.isBlank()) {
            footer.append('\n').append(postalAddress.strip());
        }
        if (!unsubscribe.isBlank()) {
            footer.append(spanish() ? "\n\nCancelar la suscripción: " : "\n\nUnsubscribe: ")
                    .append(unsubscribe);
        }
        return footer.append('\n').toString();
    }

    private List<Span> spans(String line) {
        var spans = new ArrayList<Span>();
        var links = LINK.matcher(line);
        var end = 0;
        while (links.find()) {
            spans.add(new Span(line.substring(end, links.start()), ""));
            spans.add(new Span(links.group(), shorts.getOrDefault(links.group(), links.group())));
            end = links.end();
        }
        spans.add(new Span(line.substring(end), ""));
        return spans;
    }
}
