package org.leadnest.retouch.render;

import static org.bytedeco.opencv.global.opencv_core.CV_32S;
import static org.bytedeco.opencv.global.opencv_core.bitwise_not;
import static org.bytedeco.opencv.global.opencv_imgproc.ADAPTIVE_THRESH_MEAN_C;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.THRESH_BINARY;
import static org.bytedeco.opencv.global.opencv_imgproc.adaptiveThreshold;
import static org.bytedeco.opencv.global.opencv_imgproc.connectedComponentsWithStats;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.leadnest.retouch.Alterations;

/**
 * Finds licence plates that face the camera: a row of four to nine marks as tall as one another, as far apart as letters, on
 * one even ground that ends above and below them. Rather misses a plate than takes a railing or a bookshelf for one. No
 * model, nothing learned; what the letters are is not read.
 */
public final class Plates {
    private static final int EDGE_PX = 1600;
    private static final double LARGEST_SCALE = 2;
    /** Around a letter, in pixels, what is darker or lighter than the mean stands out. */
    private static final int AROUND_PX = 25;

    private static final double STANDS_OUT = 12;
    private static final int LEAST_PX = 8;
    private static final int MOST_PX = 90;
    /** Of the picture: what is wider is lettering, and what the edge cuts is a watermark. */
    private static final double WIDEST = 0.18;

    private static final int FEWEST = 4;
    private static final int MOST = 9;
    private static final double ALIKE = 0.22;
    private static final double LEAST_CONTRAST = 45;
    private static final double MOST_UNEVEN = 36;
    /** Grey levels by which what is around a plate differs from its ground. */
    private static final double ENDS = 27;

    private static final double ENDS_ALONG = 0.7;

    private Plates() {}

    /** A mark that may be a letter, in pixels. */
    private record Mark(int x, int y, int width, int height, int area) {
        double middle() {
            return y + height / 2.0;
        }

        int right() {
            return x + width;
        }

        double fill() {
            return (double) area / (width * height);
        }

        boolean letterLike() {
            double shape = (double) width / height;
            return height >= LEAST_PX && height <= MOST_PX && shape >= 0.12 && shape <= 1.15 && fill() >= 0.22;
        }

        /** Whether the other is the next letter of the same word. */
        boolean goesOn(Mark next) {
            return Math.abs(next.height - height) <= Math.max(2, ALIKE * height)
                    && Math.abs(next.middle() - middle()) <= 0.25 * height
                    && next.x - right() >= -1
                    && next.x - right() <= 1.3 * height;
        }
    }

    /** Boxes around plates, largest first, at most {@link Alterations#MOST_VEILED}. */
    public static List<Alterations.Box> find(Mat bgr) {
        double scale = Math.min(LARGEST_SCALE, (double) EDGE_PX / Math.max(bgr.cols(), bgr.rows()));
        Mat small = new Mat();
        if (scale < 1) {
            small = Shrink.quickly(bgr, EDGE_PX);
        } else {
            Size size = new Size((int) Math.round(bgr.cols() * scale), (int) Math.round(bgr.rows() * scale));
            resize(bgr, small, size, 0, 0, INTER_LINEAR);
        }
        Mat grey = new Mat();
        cvtColor(small, grey, COLOR_BGR2GRAY);
        Mat light = new Mat();
        bitwise_not(grey, light);
        Grey picture = Grey.of(grey);
        List<Alterations.Box> boxes = new ArrayList<>();
        for (Mat dark : List.of(grey, light)) {
            for (List<Mark> row : rows(marks(dark))) {
                if (picture.isPlate(row)) {
                    boxes.add(picture.box(row));
                }
            }
        }
        return boxes.stream()
                .sorted(Comparator.comparingDouble(Alterations.Box::width).reversed())
                .limit(Alterations.MOST_VEILED)
                .toList();
    }

    private static List<Mark> marks(Mat dark) {
        Mat out = new Mat();
        Mat standing = new Mat();
        adaptiveThreshold(dark, out, 255, ADAPTIVE_THRESH_MEAN_C, THRESH_BINARY, 2 * AROUND_PX + 1, STANDS_OUT);
        bitwise_not(out, standing);
        Mat labels = new Mat();
        Mat stats = new Mat();
        Mat middles = new Mat();
        int count = connectedComponentsWithStats(standing, labels, stats, middles, 8, CV_32S);
        IntBuffer numbers = stats.createBuffer();
        List<Mark> marks = new ArrayList<>();
        for (int i = 1; i < count; i++) {
            Mark mark = new Mark(
                    numbers.get(5 * i),
                    numbers.get(5 * i + 1),
                    numbers.get(5 * i + 2),
                    numbers.get(5 * i + 3),
                    numbers.get(5 * i + 4));
            if (mark.letterLike()) {
                marks.add(mark);
            }
        }
        marks.sort(Comparator.comparingInt(Mark::x).thenComparingInt(Mark::y));
        return marks;
    }

    /** Words of marks, each mark in one of them at most. */
    private static List<List<Mark>> rows(List<Mark> marks) {
        boolean[] taken = new boolean[marks.size()];
        List<List<Mark>> rows = new ArrayList<>();
        for (int first = 0; first < marks.size(); first++) {
            if (taken[first]) {
                continue;
            }
            List<Mark> row = new ArrayList<>(List.of(marks.get(first)));
            for (int i = first + 1; i < marks.size(); i++) {
                Mark next = marks.get(i);
                if (next.x() - row.getLast().right() > 1.3 * MOST_PX) {
                    break;
                }
                if (!taken[i] && row.getLast().goesOn(next)) {
                    row.add(next);
                    taken[i] = true;
                }
            }
            if (row.size() >= FEWEST && row.size() <= MOST && lettered(row)) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** Whether the marks differ as letters do: bars of a railing are full and all alike, panes are wide. */
    private static boolean lettered(List<Mark> row) {
        double[] fills = row.stream().mapToDouble(Mark::fill).sorted().toArray();
        double[] shapes = row.stream()
                .mapToDouble(mark -> (double) mark.width() / mark.height())
                .sorted()
                .toArray();
        double fill = fills[fills.length / 2];
        double shape = shapes[shapes.length / 2];
        return fill >= 0.28
                && fill <= 0.82
                && fills[fills.length - 1] - fills[0] >= 0.06
                && shape >= 0.3
                && shape <= 0.95;
    }

    /** The picture's brightness, row by row. */
    private static final class Grey {
        private final int widthPx;
        private final int heightPx;
        private final byte[] values;

        private Grey(int widthPx, int heightPx, byte[] values) {
            this.widthPx = widthPx;
            this.heightPx = heightPx;
            this.values = values;
        }

        static Grey of(Mat grey) {
            byte[] values = new byte[grey.cols() * grey.rows()];
            ByteBuffer data = grey.createBuffer();
            data.get(0, values);
            return new Grey(grey.cols(), grey.rows(), values);
        }

        private int at(int x, int y) {
            return values[Math.clamp(y, 0, heightPx - 1) * widthPx + Math.clamp(x, 0, widthPx - 1)] & 0xFF;
        }

        boolean isPlate(List<Mark> row) {
            int left = row.getFirst().x();
            int right = row.getLast().right();
            int top = row.stream().mapToInt(Mark::y).min().orElseThrow();
            int bottom = row.stream().mapToInt(m -> m.y() + m.height()).max().orElseThrow();
            int height = bottom - top;
            double shape = (double) (right - left) / height;
            boolean whole =
                    left > height / 2 && right < widthPx - height / 2 && top > height && bottom < heightPx - height;
            if (shape < 2.2 || shape > 8 || right - left > WIDEST * widthPx || !whole) {
                return false;
            }
            int[] ground = between(row);
            double mean = mean(ground);
            double uneven = Math.sqrt(java.util.Arrays.stream(ground)
                    .mapToDouble(v -> (v - mean) * (v - mean))
                    .average()
                    .orElse(0));
            double ink = row.stream().mapToDouble(m -> ink(m, mean)).average().orElse(0);
            return uneven <= MOST_UNEVEN
                    && ink >= LEAST_CONTRAST
                    && ends(left, right, top, -1, height, mean)
                    && ends(left, right, bottom - 1, 1, height, mean);
        }

        /** The ground between the letters. */
        private int[] between(List<Mark> row) {
            List<Integer> found = new ArrayList<>();
            for (int i = 0; i + 1 < row.size(); i++) {
                int x = (row.get(i).right() + row.get(i + 1).x()) / 2;
                for (int y = row.get(i).y(); y < row.get(i).y() + row.get(i).height(); y++) {
                    found.add(at(x, y));
                }
            }
            return found.stream().mapToInt(Integer::intValue).toArray();
        }

        private static double mean(int[] values) {
            return java.util.Arrays.stream(values).average().orElse(0);
        }

        /** How far the letter is from the ground: the most of each of its rows, on average. */
        private double ink(Mark mark, double ground) {
            double most = 0;
            for (int y = mark.y(); y < mark.y() + mark.height(); y++) {
                double far = 0;
                for (int x = mark.x(); x < mark.right(); x++) {
                    far = Math.max(far, Math.abs(at(x, y) - ground));
                }
                most += far / mark.height();
            }
            return most;
        }

        /** Whether the ground ends within a letter's height above or below, along most of the word. */
        private boolean ends(int left, int right, int from, int way, int height, double ground) {
            int ended = 0;
            for (int x = left; x < right; x++) {
                boolean over = false;
                for (int step = 2; step <= 1.3 * height && !over; step++) {
                    over = Math.abs(at(x, from + way * step) - ground) > ENDS;
                }
                ended += over ? 1 : 0;
            }
            return ended >= ENDS_ALONG * (right - left);
        }

        /** The plate with a margin: a word's height at each end, most of one above and below. */
        Alterations.Box box(List<Mark> row) {
            int top = row.stream().mapToInt(Mark::y).min().orElseThrow();
            int bottom = row.stream().mapToInt(m -> m.y() + m.height()).max().orElseThrow();
            int height = bottom - top;
            double x = Math.max(0, row.getFirst().x() - 0.7 * height) / widthPx;
            double y = Math.max(0, top - 0.6 * height) / heightPx;
            double right = Math.min(widthPx, row.getLast().right() + 0.7 * height) / widthPx;
            double low = Math.min(heightPx, bottom + 0.6 * height) / heightPx;
            return new Alterations.Box(Rounding.of(x), Rounding.of(y), Rounding.of(right - x), Rounding.of(low - y));
        }
    }
}
