package org.leadnest.copydesk.writing;

import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * The word trigrams of a text, upper and lower case alike, each as a number of 64 bits: what two texts have in common is
 * counted by them.
 */
final class Trigrams {
    private static final long PRIME = 0x100000001b3L; // of FNV-1a, 64 bits
    private static final long BASIS = 0xcbf29ce484222325L;

    private final long[] sorted;

    private Trigrams(long[] sorted) {
        this.sorted = sorted;
    }

    static Trigrams of(String text) {
        long[] words = words(text);
        long[] trigrams = new long[Math.max(0, words.length - 2)];
        for (int i = 0; i < trigrams.length; i++) {
            trigrams[i] = (words[i] * PRIME + words[i + 1]) * PRIME + words[i + 2];
        }
        return new Trigrams(LongStream.of(trigrams).sorted().distinct().toArray());
    }

    /** What part of the smaller one's trigrams the other has too, 0 to 1. */
    double sharedWith(Trigrams other) {
        int one = 0;
        int two = 0;
        int both = 0;
        while (one < sorted.length && two < other.sorted.length) {
            int order = Long.compare(sorted[one], other.sorted[two]);
            both += order == 0 ? 1 : 0;
            one += order <= 0 ? 1 : 0;
            two += order >= 0 ? 1 : 0;
        }
        return both / (double) Math.max(1, Math.min(sorted.length, other.sorted.length));
    }

    private static long[] words(String text) {
        long[] words = new long[text.length() / 2 + 1];
        int count = 0;
        long word = BASIS;
        boolean open = false;
        for (int i = 0; i <= text.length(); i++) {
            if (i < text.length() && Character.isLetterOrDigit(text.charAt(i))) {
                word = (word ^ Character.toLowerCase(text.charAt(i))) * PRIME;
                open = true;
            } else if (open) {
                words[count++] = word;
                word = BASIS;
                open = false;
            }
        }
        return Arrays.copyOf(words, count);
    }
}
