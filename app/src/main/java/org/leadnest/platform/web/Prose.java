package org.leadnest.platform.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A text of our own, read from the small part of Markdown that we write: {@code ##} and {@code ###} headings, paragraphs,
 * lists with {@code -} or {@code 1.}, {@code **strong**}, {@code `code`}, {@code [label](address)}; a line {@code {{name}}}
 * is a slot that the page fills. Rendered by {@code parts/prose.jte}, which escapes every word.
 */
public record Prose(List<Block> blocks) {
    private static final Pattern SLOT = Pattern.compile("\\{\\{([a-z-]+)}}");
    private static final Pattern NUMBERED = Pattern.compile("[0-9]+\\. (.*)");
    private static final Pattern SPAN =
            Pattern.compile("\\*\\*(.+?)\\*\\*|`(.+?)`|\\[([^]]+)]\\(([^)\\s]+)\\)", Pattern.DOTALL);

    public sealed interface Block permits Heading, Paragraph, Items, Slot {}

    /** @param level 2 or 3 */
    public record Heading(int level, String text, String id) implements Block {}

    public record Paragraph(List<Span> spans) implements Block {}

    public record Items(boolean numbered, List<List<Span>> items) implements Block {}

    public record Slot(String name) implements Block {}

    /** @param href of a link; null for all else */
    public record Span(Kind kind, String text, @Nullable String href) {
        public enum Kind {
            PLAIN,
            STRONG,
            CODE,
            LINK
        }
    }

    public static Prose read(String markdown) {
        List<Block> blocks = new ArrayList<>();
        for (String part : markdown.strip().split("\\n\\s*\\n")) {
            if (!part.isBlank()) {
                blocks.add(block(part.strip()));
            }
        }
        return new Prose(List.copyOf(blocks));
    }

    /** The text alone, block by block; an item of a list is a line of its own. Slots are left out. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Block block : blocks) {
            switch (block) {
                case Heading heading -> lines.add(heading.text());
                case Paragraph paragraph -> lines.add(text(paragraph.spans()));
                case Items list -> list.items().forEach(item -> lines.add("• " + text(item)));
                case Slot _ -> {}
            }
        }
        return List.copyOf(lines);
    }

    private static String text(List<Span> spans) {
        return spans.stream().map(Span::text).collect(Collectors.joining());
    }

    private static Block block(String part) {
        Matcher slot = SLOT.matcher(part);
        if (slot.matches()) {
            return new Slot(slot.group(1));
        }
        if (part.startsWith("### ")) {
            return heading(3, part.substring(4));
        }
        if (part.startsWith("## ")) {
            return heading(2, part.substring(3));
        }
        List<String> lines = part.lines().toList();
        if (lines.stream().allMatch(line -> line.startsWith("- "))) {
            return new Items(
                    false, lines.stream().map(line -> spans(line.substring(2))).toList());
        }
        if (lines.stream().allMatch(line -> NUMBERED.matcher(line).matches())) {
            return new Items(
                    true,
                    lines.stream()
                            .map(line -> spans(line.substring(line.indexOf(' ') + 1)))
                            .toList());
        }
        return new Paragraph(spans(String.join(" ", lines)));
    }

    private static Heading heading(int level, String text) {
        String id = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return new Heading(level, text, id);
    }

    private static List<Span> spans(String text) {
        List<Span> spans = new ArrayList<>();
        int from = 0;
        for (MatchResult found : SPAN.matcher(text).results().toList()) {
            plain(text.substring(from, found.start()), spans);
            spans.add(span(found));
            from = found.end();
        }
        plain(text.substring(from), spans);
        return List.copyOf(spans);
    }

    private static void plain(String text, List<Span> spans) {
        if (!text.isEmpty()) {
            spans.add(new Span(Span.Kind.PLAIN, text, null));
        }
    }

    private static Span span(MatchResult found) {
        if (found.group(1) != null) {
            return new Span(Span.Kind.STRONG, found.group(1), null);
        }
        if (found.group(2) != null) {
            return new Span(Span.Kind.CODE, found.group(2), null);
        }
        return new Span(Span.Kind.LINK, found.group(3), found.group(4));
    }
}
