package org.leadnest.retouch.render;

import java.util.Map;
import java.util.Optional;
import org.leadnest.retouch.Recipe;

/**
 * The turn of the camera that makes leaning walls upright: first around the line of sight, then around the horizontal
 * axis. Both in degrees; the focal length is assumed, in longest edges of the frame.
 *
 * @param rollDegrees positive turns the picture clockwise
 * @param pitchDegrees negative when the camera looked up, so that walls lean together at the top
 */
public record Upright(double rollDegrees, double pitchDegrees) {
    static final String OPERATION = "verticals";

    /** About a 26 mm lens on a small-format camera, between a phone's main lens and an interior photographer's. */
    static final double FOCAL_EDGES = 0.75;

    /** The least share of the frame that may be left. */
    static final double LEAST_KEPT = 0.85;

    static final Upright NONE = new Upright(0, 0);

    /** Parts of each side of the frame by whose ends the seen area of a bent picture is told. */
    private static final int BENT_PARTS = 8;

    Recipe.Operation operation() {
        return new Recipe.Operation(OPERATION, Map.of("rollDegrees", rollDegrees, "pitchDegrees", pitchDegrees));
    }

    static Optional<Upright> of(Recipe recipe) {
        return recipe.operation(OPERATION).map(o -> new Upright(o.number("rollDegrees"), o.number("pitchDegrees")));
    }

    /** The turn that sends the vanishing point {@code (x, y, w)}, in frame units around the centre, to straight below. */
    static Upright towards(double x, double y, double w) {
        double side = y < 0 ? -1 : 1;
        double dx = side * x;
        double dy = side * y;
        double dz = side * w * FOCAL_EDGES;
        double roll = StrictMath.toDegrees(StrictMath.atan2(dx, dy));
        double pitch = StrictMath.toDegrees(StrictMath.atan2(dz, Math.hypot(dx, dy)));
        return new Upright(Rounding.of(roll), Rounding.of(pitch));
    }

    Upright scaled(double share) {
        return new Upright(Rounding.of(rollDegrees * share), Rounding.of(pitchDegrees * share));
    }

    /** The share of the frame that is still seen after all that the recipe does to lines. */
    public static double kept(Recipe recipe, int widthPx, int heightPx) {
        return of(recipe).orElse(NONE).crop(widthPx, heightPx, Lens.of(recipe)).kept();
    }

    /** Rows of the matrix that takes a direction of the upright camera to the direction of the real one. */
    private double[][] backwards() {
        double r = StrictMath.toRadians(rollDegrees);
        double p = StrictMath.toRadians(pitchDegrees);
        double cr = StrictMath.cos(r);
        double sr = StrictMath.sin(r);
        double cp = StrictMath.cos(p);
        double sp = StrictMath.sin(p);
        return new double[][] {{cr, sr * cp, -sr * sp}, {-sr, cr * cp, -cr * sp}, {0, sp, cp}};
    }

    /**
     * The part of the upright picture that is filled everywhere, of the frame's own shape.
     *
     * @param scale edge of the part in edges of the frame
     * @param kept share of the original's area that is still seen
     */
    record Crop(double centreX, double centreY, double scale, double kept) {}

    /**
     * The largest crop for a frame of this shape.
     *
     * @param lens by which the picture is straightened before it is turned
     */
    Crop crop(double widthPx, double heightPx, Lens lens) {
        double edge = Math.max(widthPx, heightPx);
        double w = widthPx / edge;
        double h = heightPx / edge;
        double[] half = lens.filled(w, h);
        double[][] corners = {
            forwards(-half[0], -half[1]),
            forwards(half[0], -half[1]),
            forwards(half[0], half[1]),
            forwards(-half[0], half[1])
        };
        double[][] edges = new double[4][];
        for (int i = 0; i < 4; i++) {
            double[] a = corners[i];
            double[] b = corners[(i + 1) % 4];
            double nx = b[1] - a[1];
            double ny = a[0] - b[0];
            double room = nx * a[0] + ny * a[1];
            edges[i] = new double[] {nx, ny, (Math.abs(nx) * w + Math.abs(ny) * h) / 2, room};
        }
        double[] best = largest(edges);
        double scale = Math.min(Math.max(1, 2 * Math.min(half[0] / w, half[1] / h)), best[2]);
        double unit = 4 / (w * w + h * h);
        return new Crop(best[0], best[1], scale, seen(best, scale * w, scale * h, lens, unit) / (w * h));
    }

    /** Where a point of the original lies in the upright picture, both around the centre in longest edges. */
    private double[] forwards(double x, double y) {
        double[][] m = backwards();
        double[] out = new double[3];
        for (int i = 0; i < 3; i++) {
            out[i] = m[0][i] * x + m[1][i] * y + m[2][i] * FOCAL_EDGES;
        }
        return new double[] {out[0] / out[2] * FOCAL_EDGES, out[1] / out[2] * FOCAL_EDGES};
    }

    private double[] backwards(double x, double y) {
        double[][] m = backwards();
        double[] out = new double[3];
        for (int i = 0; i < 3; i++) {
            out[i] = m[i][0] * x + m[i][1] * y + m[i][2] * FOCAL_EDGES;
        }
        return new double[] {out[0] / out[2] * FOCAL_EDGES, out[1] / out[2] * FOCAL_EDGES};
    }

    /** Centre and scale of the largest box: the optimum of a small linear program lies where three sides touch. */
    private static double[] largest(double[][] edges) {
        double[] best = {0, 0, 0};
        for (int left = 0; left < 4; left++) {
            double[] candidate = touching(edges, left);
            if (candidate[2] > best[2] && fits(edges[left], candidate)) {
                best = candidate;
            }
        }
        return best;
    }

    private static boolean fits(double[] edge, double[] box) {
        return edge[0] * box[0] + edge[1] * box[1] + edge[2] * box[2] <= edge[3] + 1e-12;
    }

    private static double[] touching(double[][] edges, int left) {
        double[] a = edges[(left + 1) % 4];
        double[] b = edges[(left + 2) % 4];
        double[] c = edges[(left + 3) % 4];
        double whole = determinant(a, b, c, 0, 1, 2);
        if (Math.abs(whole) < 1e-12) {
            return new double[3];
        }
        return new double[] {
            determinant(a, b, c, 3, 1, 2) / whole,
            determinant(a, b, c, 0, 3, 2) / whole,
            determinant(a, b, c, 0, 1, 3) / whole
        };
    }

    private static double determinant(double[] a, double[] b, double[] c, int i, int j, int k) {
        return a[i] * (b[j] * c[k] - b[k] * c[j])
                - a[j] * (b[i] * c[k] - b[k] * c[i])
                + a[k] * (b[i] * c[j] - b[j] * c[i]);
    }

    /** @param unit what a square of a distance is multiplied by to be in half diagonals */
    private double seen(double[] centre, double w, double h, Lens lens, double unit) {
        int parts = lens.isNone() ? 1 : BENT_PARTS;
        double[][] p = new double[4 * parts][];
        for (int i = 0; i < parts; i++) {
            double along = (double) i / parts - 0.5;
            p[i] = backwards(centre[0] + along * w, centre[1] - h / 2);
            p[parts + i] = backwards(centre[0] + w / 2, centre[1] + along * h);
            p[2 * parts + i] = backwards(centre[0] - along * w, centre[1] + h / 2);
            p[3 * parts + i] = backwards(centre[0] - w / 2, centre[1] - along * h);
        }
        for (double[] place : p) {
            double factor = lens.seen((place[0] * place[0] + place[1] * place[1]) * unit);
            place[0] *= factor;
            place[1] *= factor;
        }
        double area = 0;
        for (int i = 0; i < p.length; i++) {
            double[] next = p[(i + 1) % p.length];
            area += p[i][0] * next[1] - next[0] * p[i][1];
        }
        return area / 2;
    }

    /**
     * The 3×3 matrix, row by row, from pixels of the finished rendition to pixels of a straightened copy of the photo.
     *
     * @param outWidth size of the rendition, of the same shape as the copy
     * @param lens by which the copy's lines are still bent
     */
    double[] pixelMatrix(int outWidth, int outHeight, int copyWidth, int copyHeight, Lens lens) {
        Crop crop = crop(outWidth, outHeight, lens);
        double outEdge = Math.max(outWidth, outHeight);
        double copyEdge = Math.max(copyWidth, copyHeight);
        double step = crop.scale() / outEdge;
        double[][] frame = {
            {step, 0, crop.centreX() - step * (outWidth - 1) / 2},
            {0, step, crop.centreY() - step * (outHeight - 1) / 2},
            {0, 0, FOCAL_EDGES}
        };
        double[][] pixels = {
            {copyEdge * FOCAL_EDGES, 0, (copyWidth - 1) / 2.0},
            {0, copyEdge * FOCAL_EDGES, (copyHeight - 1) / 2.0},
            {0, 0, 1}
        };
        double[][] all = product(pixels, product(backwards(), frame));
        double[] flat = new double[9];
        for (int i = 0; i < 9; i++) {
            flat[i] = all[i / 3][i % 3];
        }
        return flat;
    }

    private static double[][] product(double[][] a, double[][] b) {
        double[][] out = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                out[i][j] = a[i][0] * b[0][j] + a[i][1] * b[1][j] + a[i][2] * b[2][j];
            }
        }
        return out;
    }
}
