package org.leadnest.copydesk.words;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Words that stand in one place of a phrase: single ones, and phrases of several words that count as one.
 *
 * @param words folded single words
 * @param phrases what is longer than one word, again in the language of {@link Pattern}
 * @param persons words for people: a possessive ("the men's store") is none of them
 */
public record WordClass(Set<String> words, List<Pattern> phrases, boolean persons) {

    /**
     * Reads alternatives with bars between them, each a word, a class {@code @name} or several of these with spaces
     * between them. A class whose name begins with a capital letter is of persons.
     */
    public static WordClass of(String name, String alternatives, Map<String, WordClass> classes) {
        Set<String> words = new HashSet<>();
        List<Pattern> phrases = new ArrayList<>();
        for (String alternative : alternatives.strip().split("\\s*\\|\\s*")) {
            if (alternative.contains(" ")) {
                phrases.add(Pattern.of(alternative, classes));
            } else if (alternative.startsWith("@")) {
                WordClass other = named(alternative.substring(1), classes);
                words.addAll(other.words());
                phrases.addAll(other.phrases());
            } else {
                words.add(Tokens.fold(alternative));
            }
        }
        return new WordClass(Set.copyOf(words), List.copyOf(phrases), Character.isUpperCase(name.charAt(0)));
    }

    /** This class and another under one name. */
    public WordClass and(WordClass other) {
        Set<String> words = new HashSet<>(this.words);
        words.addAll(other.words);
        List<Pattern> phrases = new ArrayList<>(this.phrases);
        phrases.addAll(other.phrases);
        return new WordClass(Set.copyOf(words), List.copyOf(phrases), persons || other.persons);
    }

    static WordClass named(String name, Map<String, WordClass> classes) {
        WordClass known = classes.get(name);
        if (known == null) {
            throw new IllegalArgumentException("Unknown class @" + name + " in a pattern");
        }
        return known;
    }
}
