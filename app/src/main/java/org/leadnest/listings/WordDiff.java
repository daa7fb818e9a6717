package org.leadnest.listings;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What changed between two texts, word by word: a longest common subsequence, so that nothing kept is shown as changed. */
public final class WordDiff {
    private static final Pattern WORD = Pattern.compile("\\S+|\\n+|[^\\S\\n]+");
    /** Above this many cells the middle is shown as replaced: two texts of 2,000 words have four million. */
    private static final long MOST_CELLS = 4_000_000;

    /** A run of text that is in both, only in the old one, or only in the new one. */
    public record Part(Kind kind, String text) {}

    public enum Kind {
        SAME,
        GONE,
        CAME
    }

    private final List<Part> parts = new ArrayList<>();

    private WordDiff() {}

    static List<Part> between(String before, String after) {
        List<String> old = words(before);
        List<String> now = words(after);
        int start = 0;
        while (start < Math.min(old.size(), now.size()) && old.get(start).equals(now.get(start))) {
            start++;
        }
        int end = 0;
        while (end < Math.min(old.size(), now.size()) - start
                && old.get(old.size() - 1 - end).equals(now.get(now.size() - 1 - end))) {
            end++;
        }
        WordDiff diff = new WordDiff();
        old.subList(0, start).forEach(word -> diff.add(Kind.SAME, word));
        diff.middle(old.subList(start, old.size() - end), now.subList(start, now.size() - end));
        old.subList(old.size() - end, old.size()).forEach(word -> diff.add(Kind.SAME, word));
        return diff.parts;
    }

    private static List<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).toList();
    }

    private void middle(List<String> old, List<String> now) {
        if ((long) old.size() * now.size() > MOST_CELLS) {
            old.forEach(word -> add(Kind.GONE, word));
            now.forEach(word -> add(Kind.CAME, word));
            return;
        }
        int[][] common = common(old, now);
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
                add(Kind.SAME, old.get(i++));
                j++;
            } else if (j == now.size() || i < old.size() && common[i + 1][j] >= common[i][j + 1]) {
                add(Kind.GONE, old.get(i++));
            } else {
                add(Kind.CAME, now.get(j++));
            }
        }
    }

    /** Lengths of the longest common subsequences of what follows each pair of places. */
    private static int[][] common(List<String> old, List<String> now) {
        int[][] common = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(now.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private void add(Kind kind, String word) {
        if (!parts.isEmpty() && parts.getLast().kind() == kind) {
            parts.set(parts.size() - 1, new Part(kind, parts.getLast().text() + word));
        } else {
            parts.add(new Part(kind, word));
        }
    }
}
