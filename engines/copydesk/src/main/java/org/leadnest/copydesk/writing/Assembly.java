package org.leadnest.copydesk.writing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.leadnest.copydesk.Sentence;

/** A text that grows sentence by sentence and never beyond its limit (UTF-16 units, so never beyond it in characters). */
final class Assembly {
    private final int limit;
    private final StringBuilder text = new StringBuilder();
    private final List<Sentence> sentences = new ArrayList<>();

    Assembly(int limit) {
        this.limit = limit;
    }

    /** Appends when it fits; says whether it did. */
    boolean add(String separator, Sentence sentence) {
        String joint = text.isEmpty() ? "" : separator;
        if (text.length() + joint.length() + sentence.text().length() > limit) {
            return false;
        }
        text.append(joint).append(sentence.text());
        sentences.add(sentence);
        return true;
    }

    int room() {
        return limit - text.length();
    }

    String text() {
        return text.toString();
    }

    List<Sentence> sentences() {
        return sentences;
    }

    /** The lines that fit into {@code room} together, weightiest first, in their order of reading. */
    static List<Line> fitting(List<Line> lines, int room, int jointLength) {
        List<Line> byWeight = new ArrayList<>(lines);
        byWeight.sort(Comparator.comparingInt(Line::weight).reversed());
        Set<Line> kept = new HashSet<>();
        int left = room;
        for (Line line : byWeight) {
            int needed = line.text().length() + (kept.isEmpty() ? 0 : jointLength);
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
