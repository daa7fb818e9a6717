package org.leadnest.copydesk.words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A phrase over tokens: elements separated by spaces, each a word, alternatives {@code a|b}, a class {@code @name}, any
 * number {@code #}, or up to n words in between {@code <n>} (never across a comma or the end of a sentence). A question
 * mark at its end makes an element optional. The first element is a word, alternatives or a class and not optional.
 */
public final class Pattern {
    private record Element(Set<String> words, boolean optional, int gap, boolean number) {}

    private final List<Element> elements = new ArrayList<>();

    private Pattern() {}

    public static Pattern of(String source, Map<String, Set<String>> classes) {
        Pattern pattern = new Pattern();
        for (String part : source.strip().split("\\s+")) {
            pattern.elements.add(element(part, classes));
        }
        if (pattern.first().isEmpty() && !pattern.elements.getFirst().number) {
            throw new IllegalArgumentException("A pattern starts with a word, alternatives or a class: " + source);
        }
        return pattern;
    }

    private static Element element(String part, Map<String, Set<String>> classes) {
        boolean optional = part.endsWith("?");
        String body = optional ? part.substring(0, part.length() - 1) : part;
        if (body.startsWith("<")) {
            return new Element(Set.of(), false, Integer.parseInt(body.substring(1, body.length() - 1)), false);
        }
        if (body.equals("#")) {
            return new Element(Set.of(), optional, 0, true);
        }
        Set<String> words = new java.util.HashSet<>();
        for (String word : Arrays.asList(body.split("\\|"))) {
            if (word.startsWith("@")) {
                Set<String> known = classes.get(word.substring(1));
                if (known == null) {
                    throw new IllegalArgumentException("Unknown class " + word + " in a pattern");
                }
                words.addAll(known);
            } else {
                words.add(Tokens.fold(word));
            }
        }
        return new Element(Set.copyOf(words), optional, 0, false);
    }

    /** The words that a match can begin with; empty when it begins with a number. */
    public Set<String> first() {
        return elements.getFirst().words;
    }

    /** One past the last token of the match that begins at token {@code at}, or -1. */
    public int matchAt(List<Token> tokens, int at) {
        return match(tokens, at, 0);
    }

    private int match(List<Token> tokens, int at, int index) {
        if (index == elements.size()) {
            return at;
        }
        Element element = elements.get(index);
        if (element.gap > 0) {
            return matchGap(tokens, at, index, element.gap);
        }
        if (at < tokens.size() && accepts(element, tokens.get(at))) {
            int end = match(tokens, at + 1, index + 1);
            if (end >= 0) {
                return end;
            }
        }
        return element.optional ? match(tokens, at, index + 1) : -1;
    }

    private int matchGap(List<Token> tokens, int at, int index, int most) {
        for (int skipped = 0; skipped <= most; skipped++) {
            int end = match(tokens, at + skipped, index + 1);
            if (end >= 0) {
                return end;
            }
            if (at + skipped >= tokens.size() || tokens.get(at + skipped).isMark()) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean accepts(Element element, Token token) {
        return element.number ? NumberWords.isNumber(token.text()) : element.words.contains(token.text());
    }
}
