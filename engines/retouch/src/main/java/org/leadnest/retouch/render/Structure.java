package org.leadnest.retouch.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;
import org.leadnest.retouch.StructureCheck;

/**
 * Compares the long straight lines of two pictures in place: edges of walls, windows and doors. Furniture may come and go
 * where it stands, low in the picture; what is above it must stay, and no line may have moved. Tells neither a painting from
 * a window nor a cupboard from a wall, so that it rather stops what is allowed than passes what is not.
 */
public final class Structure {
    private static final int EDGE_PX = 720;
    private static final double SHORTEST = 0.06;
    /** A line may be that far from its place, in pixels: encoders and other sizes shift by less. */
    private static final int IN_PLACE_PX = 3;

    private static final int FARTHEST_PX = 60;
    private static final double RUNS = 0.75;
    private static final double GONE = 0.4;

    /** Shares of the picture's longest edge. */
    private static final double MOST_MOVED = 0.10;

    private static final double MOST_LOST_HERE = 0.20;
    private static final double MOST_NEW_HERE = 0.35;
    private static final double LOST_SHARE_HERE = 0.45;
    private static final double LEAST_KEPT = 0.6;

    /** Above this, as a share of the height, stands what belongs to the building. */
    private static final double FURNITURE_BELOW = 0.55;

    private static final double LARGEST_SHAPE_CHANGE = 0.015;

    private final LineField before;
    private final LineField after;
    private final Places places;
    private double kept;
    private double all;
    private double moved;
    private double movedX;
    private double movedY;

    private Structure(LineField before, LineField after) {
        this.before = before;
        this.after = after;
        this.places = new Places(before.widthPx(), before.heightPx());
    }

    /**
     * @param furniture whether furniture may come and go; else every line must stay
     */
    public static StructureCheck compare(Mat before, Mat after, boolean furniture) {
        double shape = (double) before.cols() * after.rows() / ((double) before.rows() * after.cols());
        if (Math.abs(shape - 1) > LARGEST_SHAPE_CHANGE) {
            return new StructureCheck(
                    false, 0, 0, "The picture came back in another shape, so that nothing is where it was.");
        }
        double scale = Math.min(1, (double) EDGE_PX / Math.max(before.cols(), before.rows()));
        Sizing size = new Sizing((int) Math.round(before.cols() * scale), (int) Math.round(before.rows() * scale));
        Structure structure = new Structure(LineField.of(before, size), LineField.of(after, size));
        return structure.check(furniture);
    }

    private StructureCheck check(boolean furniture) {
        double edge = Math.max(before.widthPx(), before.heightPx());
        double upTo = before.heightPx() * (furniture ? FURNITURE_BELOW : 1);
        before.lines(SHORTEST * edge).forEach(line -> follow(line, upTo));
        after.lines(SHORTEST * edge).forEach(this::appeared);
        double share = all == 0 ? 1 : kept / all;
        String where = reason(edge, share, furniture).orElse("");
        return new StructureCheck(where.isEmpty(), Rounding.of(share), Rounding.of(moved / edge), where);
    }

    private Optional<String> reason(double edge, double share, boolean furniture) {
        if (moved > MOST_MOVED * edge) {
            return Optional.of("Lines have moved, " + words(movedX / moved, movedY / moved) + ".");
        }
        double upTo = furniture ? FURNITURE_BELOW : 1;
        Optional<String> gone = places.worst(upTo, edge, MOST_LOST_HERE, true)
                .map(at -> "Lines of the building are gone, " + words(at[0], at[1]) + ".");
        if (gone.isPresent()) {
            return gone;
        }
        Optional<String> fresh = places.worst(FURNITURE_BELOW, edge, MOST_NEW_HERE, false)
                .map(at -> "There are lines where there were none, " + words(at[0], at[1]) + ".");
        if (fresh.isPresent()) {
            return fresh;
        }
        return share < LEAST_KEPT
                ? Optional.of("Only %.0f %% of the lines are where they were.".formatted(share * 100))
                : Optional.empty();
    }

    private String words(double x, double y) {
        return "about %.0f %% from the left and %.0f %% from the top"
                .formatted(100 * x / before.widthPx(), 100 * y / before.heightPx());
    }

    /** @param upTo what begins lower than that may move */
    private void follow(LineField.Line line, double upTo) {
        boolean[] runs = best(after, line, before);
        double share = share(runs);
        all += line.length();
        kept += share * line.length();
        for (int i = 0; i < runs.length; i++) {
            places.seen(line.x(i), line.y(i), runs[i]);
        }
        boolean fixed = (line.y1() + line.y2()) / 2 <= upTo;
        if (fixed && share < GONE && isElsewhere(line)) {
            moved += line.length();
            movedX += line.length() * (line.x1() + line.x2()) / 2;
            movedY += line.length() * (line.y1() + line.y2()) / 2;
        }
    }

    /** Whether a line like it runs beside its place now and did not before. */
    private boolean isElsewhere(LineField.Line line) {
        for (int offset = IN_PLACE_PX + 1; offset <= FARTHEST_PX; offset++) {
            for (int side : List.of(-offset, offset)) {
                if (share(after.runs(line, side, before)) >= RUNS && !ranThere(line, side)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean ranThere(LineField.Line line, int offset) {
        for (int near = offset - IN_PLACE_PX; near <= offset + IN_PLACE_PX; near++) {
            if (share(before.runs(line, near, before)) >= GONE) {
                return true;
            }
        }
        return false;
    }

    private void appeared(LineField.Line line) {
        boolean[] ran = best(before, line, after);
        for (int i = 0; i < ran.length; i++) {
            if (!ran[i]) {
                places.fresh(line.x(i), line.y(i));
            }
        }
    }

    private static boolean[] best(LineField in, LineField.Line line, LineField from) {
        boolean[] best = in.runs(line, 0, from);
        for (int offset = -IN_PLACE_PX; offset <= IN_PLACE_PX; offset++) {
            boolean[] runs = in.runs(line, offset, from);
            best = share(runs) > share(best) ? runs : best;
        }
        return best;
    }

    private static double share(boolean[] runs) {
        int count = 0;
        for (boolean one : runs) {
            count += one ? 1 : 0;
        }
        return (double) count / runs.length;
    }

    /** How much of the lines is gone or new, by place. */
    private static final class Places {
        private static final int COLUMNS = 12;
        private static final int ROWS = 9;
        /** What is judged at once, in places each way: a window or a door. */
        private static final int TOGETHER = 3;

        private final int widthPx;
        private final int heightPx;
        private final double[] all = new double[COLUMNS * ROWS];
        private final double[] lost = new double[COLUMNS * ROWS];
        private final double[] fresh = new double[COLUMNS * ROWS];

        Places(int widthPx, int heightPx) {
            this.widthPx = widthPx;
            this.heightPx = heightPx;
        }

        private int place(double x, double y) {
            int column = Math.clamp((int) (x * COLUMNS / widthPx), 0, COLUMNS - 1);
            int row = Math.clamp((int) (y * ROWS / heightPx), 0, ROWS - 1);
            return row * COLUMNS + column;
        }

        void seen(double x, double y, boolean runs) {
            all[place(x, y)] += LineField.STEP_PX;
            lost[place(x, y)] += runs ? 0 : LineField.STEP_PX;
        }

        void fresh(double x, double y) {
            fresh[place(x, y)] += LineField.STEP_PX;
        }

        /** The middle of where most is gone (or new), when that is too much. */
        Optional<double[]> worst(double upTo, double edge, double most, boolean gone) {
            List<double[]> found = new ArrayList<>();
            for (int row = 0; row + TOGETHER <= Math.round(upTo * ROWS); row++) {
                for (int column = 0; column + TOGETHER <= COLUMNS; column++) {
                    double sum = sum(gone ? lost : fresh, column, row);
                    boolean much = sum > most * edge && (!gone || sum > LOST_SHARE_HERE * sum(all, column, row));
                    if (much) {
                        found.add(new double[] {
                            (column + TOGETHER / 2.0) * widthPx / COLUMNS, (row + TOGETHER / 2.0) * heightPx / ROWS, sum
                        });
                    }
                }
            }
            return found.stream().max((one, two) -> Double.compare(one[2], two[2]));
        }

        private static double sum(double[] of, int column, int row) {
            double sum = 0;
            for (int y = row; y < row + TOGETHER; y++) {
                sum += Arrays.stream(of, y * COLUMNS + column, y * COLUMNS + column + TOGETHER)
                        .sum();
            }
            return sum;
        }
    }
}
