package org.leadnest.copydesk.words;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Patterns with what they mean, found in one pass over a text: indexed by first word, so that the cost hardly grows
 * with their number. Immutable once built.
 *
 * @param <T> what a pattern stands for
 */
public final class PhraseBook<T> {
    /** A match of {@code meaning} over the tokens from {@code from} to before {@code to}. */
    public record Hit<T>(T meaning, int from, int to) {}

    private record Entry<T>(Pattern pattern, T meaning) {}

    private final Map<String, List<Entry<T>>> byFirstWord = new HashMap<>();
    private final List<Entry<T>> byNumber = new ArrayList<>();

    public void add(Pattern pattern, T meaning) {
        Entry<T> entry = new Entry<>(pattern, meaning);
        Set<String> first = new TreeSet<>(pattern.first());
        if (first.isEmpty()) {
            byNumber.add(entry);
        }
        for (String word : first) {
            byFirstWord.computeIfAbsent(word, w -> new ArrayList<>()).add(entry);
        }
    }

    /** Every match, in order of its first token; matches may overlap. */
    public List<Hit<T>> find(List<Token> tokens) {
        List<Hit<T>> hits = new ArrayList<>();
        for (int at = 0; at < tokens.size(); at++) {
            String word = tokens.get(at).text();
            collect(byFirstWord.getOrDefault(word, Collections.emptyList()), tokens, at, hits);
            if (!byNumber.isEmpty() && NumberWords.isNumber(word)) {
                collect(byNumber, tokens, at, hits);
            }
        }
        return hits;
    }

    private void collect(List<Entry<T>> entries, List<Token> tokens, int at, List<Hit<T>> hits) {
        for (Entry<T> entry : entries) {
            int end = entry.pattern().matchAt(tokens, at);
            if (end > at) {
                hits.add(new Hit<>(entry.meaning(), at, end));
            }
        }
    }
}
