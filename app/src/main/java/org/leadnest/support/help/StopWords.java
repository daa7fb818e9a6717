package org.leadnest.support.help;

import java.util.List;
import java.util.Set;

/** Words of a question that say nothing about what it asks for. */
final class StopWords {
    private static final Set<String> ALL = Set.of(
            "a", "about", "am", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can", "cannot",
            "could", "did", "do", "does", "doing", "don", "for", "from", "get", "had", "has", "have", "how", "i", "if",
            "in", "into", "is", "it", "its", "just", "ll", "m", "may", "me", "my", "need", "of", "on", "or", "our",
            "please", "re", "s", "should", "so", "some", "t", "that", "the", "their", "them", "there", "they", "this",
            "to", "us", "ve", "want", "was", "we", "were", "what", "when", "where", "which", "who", "why", "will",
            "with", "would", "you", "your");

    private StopWords() {}

    /** What is left without them; all of it where nothing would be left. */
    static List<String> without(List<String> words) {
        List<String> left = words.stream().filter(word -> !ALL.contains(word)).toList();
        return left.isEmpty() ? words : left;
    }
}
