package org.leadnest.privacy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What differs between two texts: lines that stayed, went and came, by the longest common subsequence. A line that went and
 * one that came in its place are shown as one, word by word.
 */
public record TextChange(List<Line> lines) {
    public enum Kind {
        KEPT,
        GONE,
        NEW,
        CHANGED
    }

    /** @param words of a changed line in their order; of any other, one piece */
    public record Line(Kind kind, List<Piece> words) {}

    public record Piece(Kind kind, String text) {}

    public static TextChange between(List<String> before, List<String> after) {
        List<Piece> pieces = compare(before, after);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            int gone = run(pieces, i, Kind.GONE);
            int come = run(pieces, i + gone, Kind.NEW);
            if (gone == 0 || come == 0) {
                lines.add(new Line(pieces.get(i).kind(), List.of(pieces.get(i))));
                continue;
            }
            for (int pair = 0; pair < Math.max(gone, come); pair++) {
                lines.add(
                        pair < gone && pair < come
                                ? changed(pieces.get(i + pair), pieces.get(i + gone + pair))
                                : single(pieces.get(pair < gone ? i + pair : i + gone + pair)));
            }
            i += gone + come - 1;
        }
        return new TextChange(List.copyOf(lines));
    }

    private static int run(List<Piece> pieces, int from, Kind kind) {
        int length = 0;
        while (from + length < pieces.size() && pieces.get(from + length).kind() == kind) {
            length++;
        }
        return length;
    }

    private static Line single(Piece piece) {
        return new Line(piece.kind(), List.of(piece));
    }

    private static Line changed(Piece gone, Piece come) {
        return new Line(Kind.CHANGED, joined(compare(words(gone.text()), words(come.text()))));
    }

    private static List<String> words(String text) {
        return Arrays.asList(text.split("(?<= )"));
    }

    private static List<Piece> joined(List<Piece> words) {
        List<Piece> joined = new ArrayList<>();
        for (Piece word : words) {
            if (!joined.isEmpty() && joined.getLast().kind() == word.kind()) {
                joined.add(new Piece(word.kind(), joined.removeLast().text() + word.text()));
            } else {
                joined.add(word);
            }
        }
        return List.copyOf(joined);
    }

    private static List<Piece> compare(List<String> before, List<String> after) {
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] = before.get(i).equals(after.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<Piece> pieces = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
                pieces.add(new Piece(Kind.KEPT, before.get(i)));
                i++;
                j++;
            } else if (j == after.size() || i < before.size() && common[i + 1][j] >= common[i][j + 1]) {
                pieces.add(new Piece(Kind.GONE, before.get(i++)));
            } else {
                pieces.add(new Piece(Kind.NEW, after.get(j++)));
            }
        }
        return pieces;
    }
}
