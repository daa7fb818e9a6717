package org.leadnest.copydesk.writing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.leadnest.copydesk.Counting;
import org.leadnest.copydesk.Sentence;

/**
 * A text that grows sentence by sentence and never beyond its limit. Remarks are measured as the strictest MLS counts:
 * bytes of UTF-8, a line break as two, an ampersand as it is escaped; other texts in UTF-16 units.
 */
final class Assembly {
    private final int limit;
    private final boolean strict;
    private final StringBuilder text = new StringBuilder();
    private final List<Sentence> sentences = new ArrayList<>();

    Assembly(int limit, boolean strict) {
        this.limit = limit;
        this.strict = strict;
    }

    /** The length that counts. */
    private int length(CharSequence words) {
        return length(words, strict);
    }

    static int length(CharSequence words, boolean strict) {
        return (strict ? Counting.ESCAPED : Counting.CHARS).length(words);
    }

    /** Appends when it fits; says whether it did. */
    boolean add(String separator, Sentence sentence) {
        String joint = text.isEmpty() ? "" : separator;
        if (length(text) + length(joint) + length(sentence.text()) > limit) {
            return false;
        }
        text.append(joint).append(sentence.text());
        sentences.add(sentence);
        return true;
    }

    int room() {
        return limit - length(text);
    }

    String text() {
        return text.toString();
    }

    List<Sentence> sentences() {
        return sentences;
    }

    /** The lines that fit into {@code room} together, weightiest first, in their order of reading. */
    List<Line> fitting(List<Line> lines, int room, int jointLength) {
        List<Line> byWeight = new ArrayList<>(lines);
        byWeight.sort(Comparator.comparingInt(Line::weight).reversed());
        Set<Line> kept = new HashSet<>();
        int left = room;
        for (Line line : byWeight) {
            int needed = length(line.text()) + (kept.isEmpty() ? 0 : jointLength);
            if (needed <= left) {
                kept.add(line);
                left -= needed;
            } else if (line.section().equals("opening")) {
                return List.of();
            }
        }
        return lines.stream().filter(kept::contains).toList();
    }
}
