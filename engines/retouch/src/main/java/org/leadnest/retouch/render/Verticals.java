package org.leadnest.retouch.render;

import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.createLineSegmentDetector;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Finds the point that a photo's vertical edges run to, and from it how the camera was held. Refuses when too few edges
 * agree, when they agree only on one side, or when the turn would be large: a staircase is no wall.
 */
final class Verticals {
    private static final int EDGE_PX = 720;
    private static final double STEEPEST_LEAN = StrictMath.tan(StrictMath.toRadians(18));
    private static final double SHORTEST = 0.05;
    private static final int TRIALS = 400;
    private static final double AGREES = StrictMath.tan(StrictMath.toRadians(1.0));
    private static final double LEAST_SHARE = 0.45;
    private static final double LEAST_LENGTH = 1.2;
    private static final int LEAST_COUNT = 8;
    private static final double LEAST_SPREAD = 0.3;
    private static final double LARGEST_ROLL = 7;
    private static final double LARGEST_PITCH = 12;
    private static final double SMALLEST_TURN = 0.3;

    /** A nearly vertical segment: its middle, its lean dx/dy, its length; in longest edges around the centre. */
    private record Segment(double x, double y, double lean, double length) {}

    /** Verticals lean by {@code (roll + converge × x) / (1 + converge × y)}; both are small. */
    private record Lean(double roll, double converge) {
        double at(Segment s) {
            return (roll + converge * s.x()) / (1 + converge * s.y());
        }

        boolean agrees(Segment s) {
            return Math.abs(at(s) - s.lean()) < AGREES;
        }
    }

    private final List<Segment> segments;
    private final double allLength;
    private final Lens lens;

    private Verticals(List<Segment> segments, Lens lens) {
        this.segments = segments;
        this.lens = lens;
        this.allLength = segments.stream().mapToDouble(Segment::length).sum();
    }

    /** @param lens by which the picture will be straightened before it is turned */
    static Optional<Upright> find(Mat bgr, Lens lens) {
        return new Verticals(segments(bgr, lens), lens).upright(bgr.cols(), bgr.rows());
    }

    private static List<Segment> segments(Mat bgr, Lens lens) {
        Mat small = Shrink.quickly(bgr, EDGE_PX);
        Mat grey = new Mat();
        cvtColor(small, grey, COLOR_BGR2GRAY);
        Mat lines = new Mat();
        try (var detector = createLineSegmentDetector()) {
            detector.detect(grey, lines);
        }
        List<Segment> segments = new ArrayList<>();
        if (lines.empty()) {
            return segments;
        }
        FloatBuffer ends = lines.createBuffer();
        for (int i = 0; i + 3 < ends.capacity(); i += 4) {
            double[] one = place(ends.get(i), ends.get(i + 1), grey, lens);
            double[] two = place(ends.get(i + 2), ends.get(i + 3), grey, lens);
            double dx = two[0] - one[0];
            double dy = two[1] - one[1];
            double length = Math.hypot(dx, dy);
            if (length > SHORTEST && Math.abs(dx) < STEEPEST_LEAN * Math.abs(dy)) {
                segments.add(new Segment(one[0] + dx / 2, one[1] + dy / 2, dx / dy, length));
            }
        }
        return segments;
    }

    /** Where a pixel lies once lines are straight, in longest edges around the centre. */
    private static double[] place(double xPx, double yPx, Mat grey, Lens lens) {
        double edge = Math.max(grey.cols(), grey.rows());
        double x = (xPx - grey.cols() / 2.0) / edge;
        double y = (yPx - grey.rows() / 2.0) / edge;
        double w = grey.cols() / edge;
        double h = grey.rows() / edge;
        double factor = lens.straight(4 * (x * x + y * y) / (w * w + h * h));
        return new double[] {x * factor, y * factor};
    }

    private Optional<Upright> upright(int widthPx, int heightPx) {
        if (segments.size() < LEAST_COUNT) {
            return Optional.empty();
        }
        Lean lean = best();
        for (int i = 0; i < 5; i++) {
            lean = refined(lean);
        }
        if (!convincing(lean)) {
            return Optional.empty();
        }
        // the vanishing point of these verticals: lean = (x - vx) / (y - vy)
        Upright turn = Upright.towards(-lean.roll(), -1, lean.converge());
        return acceptable(turn, widthPx, heightPx);
    }

    private Optional<Upright> acceptable(Upright turn, int widthPx, int heightPx) {
        boolean tooFar = Math.abs(turn.rollDegrees()) > LARGEST_ROLL || Math.abs(turn.pitchDegrees()) > LARGEST_PITCH;
        boolean upright = Math.hypot(turn.rollDegrees(), turn.pitchDegrees() / 2) < SMALLEST_TURN;
        if (tooFar || upright) {
            return Optional.empty();
        }
        for (double share = 1; share > 0.4; share -= 0.1) {
            Upright part = turn.scaled(share);
            if (part.crop(widthPx, heightPx, lens).kept() >= Upright.LEAST_KEPT) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }

    private Lean best() {
        SplittableRandom random = new SplittableRandom(1);
        Lean best = new Lean(0, 0);
        double bestScore = score(best);
        for (int trial = 0; trial < TRIALS; trial++) {
            Segment a = segments.get(random.nextInt(segments.size()));
            Segment b = segments.get(random.nextInt(segments.size()));
            Lean lean = through(a, b);
            double score = score(lean);
            if (Math.abs(lean.converge()) < 0.6 && score > bestScore) {
                best = lean;
                bestScore = score;
            }
        }
        return best;
    }

    /** The lean that both segments have: two linear equations in roll and converge. */
    private static Lean through(Segment a, Segment b) {
        double xa = a.x() - a.lean() * a.y();
        double xb = b.x() - b.lean() * b.y();
        if (Math.abs(xa - xb) < 0.05) {
            return new Lean((a.lean() + b.lean()) / 2, 0);
        }
        double converge = (a.lean() - b.lean()) / (xa - xb);
        return new Lean(a.lean() - converge * xa, converge);
    }

    private double score(Lean lean) {
        double sum = 0;
        for (Segment s : segments) {
            double miss = (lean.at(s) - s.lean()) / AGREES;
            sum += s.length() * Math.max(0, 1 - miss * miss);
        }
        return sum;
    }

    /** Weighted least squares over the segments that agree. */
    private Lean refined(Lean lean) {
        double w = 1e-12;
        double wx = 0;
        double wxx = 0;
        double wl = 0;
        double wxl = 0;
        for (Segment s : segments) {
            double miss = (lean.at(s) - s.lean()) / AGREES;
            double weight = s.length() * s.length() * Math.max(0, 1 - miss * miss);
            double x = s.x() - s.lean() * s.y();
            w += weight;
            wx += weight * x;
            wxx += weight * x * x;
            wl += weight * s.lean();
            wxl += weight * x * s.lean();
        }
        double spread = wxx - wx * wx / w + 1e-4 * w; // a little pull towards no convergence
        double converge = (wxl - wx * wl / w) / spread;
        return new Lean((wl - converge * wx) / w, converge);
    }

    private boolean convincing(Lean lean) {
        double length = 0;
        int count = 0;
        double left = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        for (Segment s : segments) {
            if (lean.agrees(s)) {
                count++;
                length += s.length();
                left = Math.min(left, s.x());
                right = Math.max(right, s.x());
            }
        }
        return count >= LEAST_COUNT
                && length >= LEAST_LENGTH
                && length >= LEAST_SHARE * allLength
                && right - left >= LEAST_SPREAD;
    }
}
