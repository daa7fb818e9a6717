package org.leadnest.messaging.templates;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text in Liquid that names fields, perhaps with a default, and asks whether a field is there or is a word: most that is ever
 * sent. It is filled in to the letter as Liquid does, in a fraction of the time, and cannot run away. Immutable.
 */
final class PlainText {
    private static final String PATH = "([A-Za-z_]\\w*(?:\\.[A-Za-z_]\\w*)*)";
    private static final String WORD = "(?:\"([^\"{}\\\\]*)\"|'([^'{}\\\\]*)')";

    private static final Pattern TAG =
            Pattern.compile("\\{\\{[ ]*" + PATH + "[ ]*(?:\\|[ ]*default[ ]*:[ ]*" + WORD + "[ ]*)?\\}\\}"
                    + "|\\{%[ ]*if[ ]+" + PATH + "[ ]*(?:(==|!=)[ ]*" + WORD + "[ ]*)?%\\}"
                    + "|\\{%[ ]*(else|endif)[ ]*%\\}");

    /** Names that are no fields, or that Liquid gives a meaning of its own. */
    private static final Pattern WORDS = Pattern.compile(
            "(?:.*\\.)?(?:true|false|nil|null|empty|blank|size|first|last|if|and|or|contains|not)(?:\\..*)?");

    private final List<Piece> pieces;
    private final int most;

    private PlainText(List<Piece> pieces, int most) {
        this.pieces = List.copyOf(pieces);
        this.most = most;
    }

    private sealed interface Piece {}

    private record Words(String words) implements Piece {}

    private record Field(List<String> path, String otherwise) implements Piece {}

    /** @param is what the field is compared with; absent where it is asked whether it is there */
    private record Choice(
            List<String> path, @Nullable String is, boolean negated, List<Piece> then, List<Piece> otherwise)
            implements Piece {}

    /**
     * Nothing when the text does more.
     *
     * @param most how many characters it may have when it is filled in
     */
    static Optional<PlainText> of(String source, int most) {
        Reader reader = new Reader();
        Matcher tags = TAG.matcher(source);
        int end = 0;
        while (tags.find()) {
            if (!reader.words(source.substring(end, tags.start())) || !reader.tag(tags)) {
                return Optional.empty();
            }
            end = tags.end();
        }
        return reader.words(source.substring(end))
                ? reader.whole().map(pieces -> new PlainText(pieces, most))
                : Optional.empty();
    }

    /** Reads pieces one after the other; what stands in a choice goes into its branch. */
    private static final class Reader {
        private final Deque<List<Piece>> open = new ArrayDeque<>(List.of(new ArrayList<>()));
        private final Deque<Choice> choices = new ArrayDeque<>();
        private final Deque<Boolean> others = new ArrayDeque<>();

        boolean words(String words) {
            open.element().add(new Words(words));
            return !words.contains("{{") && !words.contains("{%");
        }

        boolean tag(Matcher tag) {
            if (tag.group(8) != null) {
                return tag.group(8).equals("else") ? otherwise() : close();
            }
            String path = tag.group(1) == null ? tag.group(4) : tag.group(1);
            if (WORDS.matcher(path).matches()) {
                return false;
            }
            List<String> names = List.of(path.split("\\."));
            if (tag.group(1) != null) {
                open.element().add(new Field(names, either(tag.group(2), tag.group(3), "")));
                return true;
            }
            Choice choice = new Choice(
                    names,
                    tag.group(5) == null ? null : either(tag.group(6), tag.group(7), ""),
                    "!=".equals(tag.group(5)),
                    new ArrayList<>(),
                    new ArrayList<>());
            open.element().add(choice);
            choices.push(choice);
            open.push(choice.then());
            others.push(false);
            return true;
        }

        private boolean otherwise() {
            if (choices.isEmpty() || others.element()) {
                return false;
            }
            open.pop();
            open.push(choices.element().otherwise());
            others.pop();
            others.push(true);
            return true;
        }

        private boolean close() {
            if (choices.isEmpty()) {
                return false;
            }
            choices.pop();
            open.pop();
            others.pop();
            return true;
        }

        Optional<List<Piece>> whole() {
            return choices.isEmpty() ? Optional.of(open.element()) : Optional.empty();
        }

        private static String either(@Nullable String one, @Nullable String other, String none) {
            return one != null ? one : other != null ? other : none;
        }
    }

    /** Nothing when a field is no text, or the whole would be too long; Liquid then says what becomes of it. */
    Optional<String> fill(Map<String, Object> fields) {
        StringBuilder filled = new StringBuilder();
        return fill(pieces, fields, filled) ? Optional.of(filled.toString()) : Optional.empty();
    }

    private boolean fill(List<Piece> some, Map<String, Object> fields, StringBuilder filled) {
        for (Piece piece : some) {
            boolean done = switch (piece) {
                case Words(String words) -> add(words, filled);
                case Field(List<String> path, String otherwise) -> {
                    Object value = value(path, fields);
                    yield known(value)
                            && add(value instanceof String text && !text.isEmpty() ? text : otherwise, filled);
                }
                case Choice choice -> choose(choice, fields, filled);
            };
            if (!done) {
                return false;
            }
        }
        return true;
    }

    private boolean choose(Choice choice, Map<String, Object> fields, StringBuilder filled) {
        Object value = value(choice.path(), fields);
        boolean holds = choice.is() == null ? value != null : choice.is().equals(value) != choice.negated();
        return known(value) && fill(holds ? choice.then() : choice.otherwise(), fields, filled);
    }

    private boolean add(String text, StringBuilder filled) {
        filled.append(text);
        return filled.length() <= most;
    }

    private static boolean known(@Nullable Object value) {
        return value == null || value instanceof String;
    }

    private static @Nullable Object value(List<String> path, Map<String, Object> fields) {
        Object value = fields;
        for (String name : path) {
            if (value == null) {
                return null;
            }
            if (!(value instanceof Map<?, ?> map)) {
                return List.of();
            }
            value = map.get(name);
        }
        return value;
    }
}
