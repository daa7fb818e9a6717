package org.leadnest.copydesk.words;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/**
 * A phrase over tokens: elements separated by spaces, each a word, alternatives {@code a|b}, a class {@code @name}, any
 * number {@code #}, a word with a capital letter {@code ^}, up to n words in between {@code <n>} (never across a comma
 * or the end of a sentence), or the end of a thought {@code <>}: nothing more, a mark or a word that cannot be a noun. A
 * question mark at its end makes an element optional. The first element is a word, alternatives or a class and not
 * optional.
 */
public final class Pattern {
    private enum Kind {
        WORDS,
        NUMBER,
        CAPITAL,
        GAP,
        END
    }

    private record Element(
            Kind kind,
            Set<String> words,
            Map<String, List<Pattern>> phrases,
            boolean persons,
            boolean optional,
            int gap) {

        static Element of(Kind kind, boolean optional, int gap) {
            return new Element(kind, Set.of(), Map.of(), false, optional, gap);
        }
    }

    /** After these words a noun is over: "perfect for a family who ...", not "perfect for a family business". */
    private static final Set<String> NO_NOUNS = Set.of(
            ("and or nor but so who that which with without in on at of to from by for near as if when because since"
                            + " where while until is are was were be may can must should will would need needs please thanks"
                            + " alike too also not who's looking seeking wanting needing next nearby here there now today preferred wanted welcome the a an this only y o e u ni que"
                            + " con sin en de del para por como si cuando porque donde es son esta estan se solo solamente")
                    .split(" "));

    private final List<Element> elements = new ArrayList<>();

    private Pattern() {}

    public static Pattern of(String source, Map<String, WordClass> classes) {
        Pattern pattern = new Pattern();
        for (String part : source.strip().split("\\s+")) {
            pattern.elements.add(element(part, classes));
        }
        Element first = pattern.elements.getFirst();
        boolean begins = first.kind == Kind.NUMBER || first.kind == Kind.WORDS && !first.optional;
        if (!begins) {
            throw new IllegalArgumentException("A pattern starts with a word, alternatives or a class: " + source);
        }
        return pattern;
    }

    private static Element element(String part, Map<String, WordClass> classes) {
        boolean optional = part.length() > 1 && part.endsWith("?");
        String body = optional ? part.substring(0, part.length() - 1) : part;
        if (body.equals("<>")) {
            return Element.of(Kind.END, false, 0);
        }
        if (body.startsWith("<")) {
            return Element.of(Kind.GAP, false, Integer.parseInt(body.substring(1, body.length() - 1)));
        }
        if (body.equals("#")) {
            return Element.of(Kind.NUMBER, optional, 0);
        }
        if (body.equals("^")) {
            return Element.of(Kind.CAPITAL, optional, 0);
        }
        WordClass all = new WordClass(Set.of(), List.of(), false);
        Set<String> words = new HashSet<>();
        for (String word : body.split("\\|")) {
            if (word.startsWith("@")) {
                all = all.and(WordClass.named(word.substring(1), classes));
            } else {
                words.add(Tokens.fold(word));
            }
        }
        words.addAll(all.words());
        return new Element(Kind.WORDS, Set.copyOf(words), byFirstWord(all.phrases()), all.persons(), optional, 0);
    }

    private static Map<String, List<Pattern>> byFirstWord(List<Pattern> phrases) {
        Map<String, List<Pattern>> byFirst = new HashMap<>();
        for (Pattern phrase : phrases) {
            for (String word : phrase.first()) {
                byFirst.computeIfAbsent(word, w -> new ArrayList<>()).add(phrase);
            }
        }
        return Map.copyOf(byFirst);
    }

    /** The words that a match can begin with; empty when it begins with a number. */
    public Set<String> first() {
        Element first = elements.getFirst();
        if (first.phrases.isEmpty()) {
            return first.words;
        }
        Set<String> words = new HashSet<>(first.words);
        words.addAll(first.phrases.keySet());
        return words;
    }

    /** One past the last token of the match that begins at token {@code at}, or -1. */
    public int matchAt(List<Token> tokens, int at) {
        return match(tokens, at, 0, end -> end);
    }

    private int match(List<Token> tokens, int at, int index, IntUnaryOperator then) {
        if (index == elements.size()) {
            return then.applyAsInt(at);
        }
        Element element = elements.get(index);
        if (element.kind == Kind.GAP) {
            return matchGap(tokens, at, index, then);
        }
        if (element.kind == Kind.END) {
            return endsThought(tokens, at) ? match(tokens, at, index + 1, then) : -1;
        }
        if (at < tokens.size()) {
            int end = matchWord(tokens, at, index, then);
            if (end >= 0) {
                return end;
            }
        }
        return element.optional ? match(tokens, at, index + 1, then) : -1;
    }

    private int matchWord(List<Token> tokens, int at, int index, IntUnaryOperator then) {
        Element element = elements.get(index);
        Token token = tokens.get(at);
        boolean accepted = switch (element.kind) {
            case NUMBER -> NumberWords.isNumber(token.text());
            case CAPITAL -> token.capital();
            default -> element.words.contains(token.text()) && !(element.persons && token.possessive());
        };
        int end = accepted ? match(tokens, at + 1, index + 1, then) : -1;
        if (end >= 0 || element.phrases.isEmpty()) {
            return end;
        }
        for (Pattern phrase : element.phrases.getOrDefault(token.text(), List.of())) {
            end = phrase.match(
                    tokens,
                    at,
                    0,
                    after -> passes(element, tokens, after) ? match(tokens, after, index + 1, then) : -1);
            if (end >= 0) {
                return end;
            }
        }
        return -1;
    }

    private static boolean passes(Element element, List<Token> tokens, int after) {
        return !element.persons || !tokens.get(after - 1).possessive();
    }

    private int matchGap(List<Token> tokens, int at, int index, IntUnaryOperator then) {
        int most = elements.get(index).gap;
        for (int skipped = 0; skipped <= most; skipped++) {
            int end = match(tokens, at + skipped, index + 1, then);
            if (end >= 0) {
                return end;
            }
            if (at + skipped >= tokens.size() || tokens.get(at + skipped).isMark()) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean endsThought(List<Token> tokens, int at) {
        return at >= tokens.size()
                || tokens.get(at).isMark() && !tokens.get(at).text().equals("#")
                || NO_NOUNS.contains(tokens.get(at).text());
    }
}
