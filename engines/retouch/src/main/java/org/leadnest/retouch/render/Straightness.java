package org.leadnest.retouch.render;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Finds the lens that makes the long edges of a photo straightest. Each edge tells its own coefficient and how well it knows
 * it; the one that most agree on is taken, and only when edges on opposite sides of the frame say so: a bent sofa, an arch
 * or a leaning wall says the same on one side alone. Refuses when few edges agree, when what is left is not clearly
 * straighter, and when the lens would be a strong one.
 */
final class Straightness {
    /** Of an edge, in longest edges of the frame. */
    private static final double SHORTEST = 0.1;
    /** How finely an edge's place is known, in pixels of the small copy, and how rough an edge may be. */
    private static final double FINEST_PX = 0.12;

    private static final double ROUGHEST_PX = 0.6;
    /** Neighbouring points of an edge err alike. */
    private static final double POINTS_ERRING_ALIKE = 3;
    /** The error of an edge's coefficient: larger ones say nothing; none is trusted beyond the smallest. */
    private static final double LARGEST_ERROR = 0.008;

    private static final double SMALLEST_ERROR = 0.003;
    private static final double AGREES = 0.008;
    private static final double STRAIGHTEST = 0.006;
    /** A little above what is put right, as a lens of just that is measured a little above or below. */
    private static final double STRONGEST = 0.043;

    private static final int LEAST_COUNT = 6;
    private static final int LEAST_SIDES = 3;
    private static final double LEAST_SHARE = 0.6;
    private static final double LEAST_SAME_SIGN = 0.8;
    private static final double LEAST_SIDE = 0.08;
    private static final double LEAST_GAIN = 1.8;
    private static final int STEPS = 3;

    /**
     * What one edge says.
     *
     * @param side of the frame that it lies on: 0 right, 1 below, 2 left, 3 above
     * @param bent mean square of its points' distance from a line as seen, square pixels
     */
    private record Witness(EdgeChains.Chain chain, double k1, double error, int side, double bent) {
        double weight() {
            double least = Math.max(SMALLEST_ERROR, error);
            return 1 / (least * least);
        }

        double agreement(double lens) {
            double miss = (lens - k1) / (AGREES + 2 * error);
            return Math.max(0, 1 - miss * miss);
        }
    }

    private final double unit;
    private final List<Witness> witnesses = new ArrayList<>();

    private Straightness(Mat small) {
        int width = small.cols();
        int height = small.rows();
        unit = 4 / ((double) width * width + (double) height * height);
        for (EdgeChains.Chain chain : EdgeChains.of(small, SHORTEST * Math.max(width, height))) {
            hear(chain);
        }
    }

    /**
     * The lens to put right; {@link Lens#NONE} when lines are straight or when it is not sure.
     *
     * @param small 8-bit BGR, a longest edge of at most 720 pixels
     */
    static Lens find(Mat small) {
        return new Straightness(small).lens();
    }

    private void hear(EdgeChains.Chain chain) {
        double k1 = 0;
        Fit fit = new Fit(chain, k1);
        double bent = fit.bent();
        for (int i = 0; i < STEPS; i++) {
            k1 = Math.clamp(k1 + fit.step(), -0.2, 0.2);
            fit = new Fit(chain, k1);
        }
        double error = fit.error();
        if (fit.bent() < ROUGHEST_PX * ROUGHEST_PX && error < LARGEST_ERROR) {
            witnesses.add(new Witness(chain, k1, error, fit.side(), bent));
        }
    }

    private Lens lens() {
        double found = 0;
        double best = 0;
        for (Witness candidate : witnesses) {
            double agreed = agreed(candidate.k1());
            if (agreed > best) {
                best = agreed;
                found = candidate.k1();
            }
        }
        for (int i = 0; i < STEPS; i++) {
            found = refined(found);
        }
        double size = Math.abs(found);
        if (size < STRAIGHTEST || size > STRONGEST || !convincing(found)) {
            return Lens.NONE;
        }
        return new Lens(Rounding.of(Math.clamp(found, -Lens.LARGEST, Lens.LARGEST)));
    }

    private double agreed(double k1) {
        return witnesses.stream().mapToDouble(w -> w.weight() * w.agreement(k1)).sum();
    }

    private double refined(double k1) {
        double sum = 0;
        double weights = 1e-12;
        for (Witness w : witnesses) {
            double weight = w.weight() * w.agreement(k1);
            sum += weight * w.k1();
            weights += weight;
        }
        return sum / weights;
    }

    private boolean convincing(double k1) {
        double all = 1e-12;
        double agreeing = 0;
        double sameSign = 0;
        int count = 0;
        double[] sides = new double[4];
        double before = 0;
        double after = 1e-12;
        for (Witness w : witnesses) {
            all += w.weight();
            sameSign += w.k1() * k1 > 0 ? w.weight() : 0;
            if (w.agreement(k1) > 0) {
                count++;
                agreeing += w.weight();
                sides[w.side()] += w.weight();
                before += w.bent() * w.chain().count();
                after += new Fit(w.chain(), k1).bent() * w.chain().count();
            }
        }
        int enough = 0;
        for (double side : sides) {
            enough += side >= LEAST_SIDE * agreeing ? 1 : 0;
        }
        return count >= LEAST_COUNT
                && enough >= LEAST_SIDES // so that two of them are opposite
                && agreeing >= LEAST_SHARE * all
                && sameSign >= LEAST_SAME_SIGN * all
                && before >= LEAST_GAIN * after;
    }

    /** A line through a chain's points as they lie after a lens was put right, and how they would move under more of it. */
    private final class Fit {
        private final int count;
        private final double squares;
        private final double pull;
        private final double both;
        private final double nx;
        private final double ny;
        private final double foot;

        Fit(EdgeChains.Chain chain, double k1) {
            count = chain.count();
            int last = count - 1;
            double length = chain.length();
            nx = -(chain.y()[last] - chain.y()[0]) / length;
            ny = (chain.x()[last] - chain.x()[0]) / length;
            double[] off = new double[count];
            double[] move = new double[count];
            double[] along = new double[count];
            double sum = 0;
            for (int i = 0; i < count; i++) {
                double x = chain.x()[i];
                double y = chain.y()[i];
                double squared = (x * x + y * y) * unit;
                double straight = 1 / (1 + k1 * squared);
                double distance = nx * x + ny * y;
                sum += distance;
                off[i] = distance * straight;
                move[i] = -distance * squared * straight * straight;
                along[i] = (ny * x - nx * y) * straight;
            }
            foot = sum / count;
            level(off, along);
            level(move, along);
            squares = product(off, off);
            pull = product(move, move) + 1e-12;
            both = product(off, move);
        }

        double bent() {
            return squares / count;
        }

        double step() {
            return -both / pull;
        }

        double error() {
            double noise = Math.max(FINEST_PX * FINEST_PX, bent());
            return Math.sqrt(POINTS_ERRING_ALIKE * noise / pull);
        }

        int side() {
            double x = nx * foot;
            double y = ny * foot;
            return Math.abs(x) >= Math.abs(y) ? (x >= 0 ? 0 : 2) : (y >= 0 ? 1 : 3);
        }
    }

    /** Takes from {@code values} the line that fits them best. */
    private static void level(double[] values, double[] along) {
        int n = values.length;
        double meanAlong = 0;
        double mean = 0;
        for (int i = 0; i < n; i++) {
            meanAlong += along[i] / n;
            mean += values[i] / n;
        }
        double spread = 1e-12;
        double slope = 0;
        for (int i = 0; i < n; i++) {
            spread += (along[i] - meanAlong) * (along[i] - meanAlong);
            slope += (along[i] - meanAlong) * (values[i] - mean);
        }
        slope /= spread;
        for (int i = 0; i < n; i++) {
            values[i] -= mean + slope * (along[i] - meanAlong);
        }
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
