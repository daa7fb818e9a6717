package org.leadnest.retouch.render;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;
import static org.bytedeco.opencv.global.opencv_imgproc.Sobel;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Long, nearly straight edges of a small picture, point by point and finer than a pixel. Each is followed from a point of
 * it both ways, over gaps of a crossing line or a handle, as long as the brightness rises in nearly one direction. Not thread-safe.
 */
final class EdgeChains {
    private static final double BLUR_PX = 1.2;
    /** Grey levels a pixel; grain of a photo at this size has less. */
    private static final float LEAST_RISE = 2.5f;

    private static final double SOBEL = 1 / 8.0;
    private static final int MARGIN_PX = 4;
    private static final int SHORT_STEP_PX = 5;
    private static final int LONGEST_STEP_PX = 12;
    /** How near the next point's rise is to that of the points before. */
    private static final float ALIGNED = (float) StrictMath.cos(StrictMath.toRadians(12));

    private static final float MEMORY = 0.9f;
    /** Points by which an edge's own direction is told, to find it again beyond a gap. */
    private static final int BEHIND = 24;

    /** Points in pixels around the picture's centre, in their order along the edge. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, lives for one look
    record Chain(double[] x, double[] y) {
        int count() {
            return x.length;
        }

        double length() {
            return Math.hypot(x[x.length - 1] - x[0], y[y.length - 1] - y[0]);
        }
    }

    private final int width;
    private final int height;
    private final float[] dx;
    private final float[] dy;
    private final float[] rise;
    /** Places that the rise is largest at, across the edge. */
    private final boolean[] edge;

    private final List<double[]> points = new ArrayList<>();

    private EdgeChains(Mat grey) {
        width = grey.cols();
        height = grey.rows();
        Mat smooth = new Mat();
        grey.convertTo(smooth, CV_32F);
        GaussianBlur(smooth, smooth, new Size(0, 0), BLUR_PX, BLUR_PX, BORDER_REPLICATE, 0);
        dx = slope(smooth, 1, 0);
        dy = slope(smooth, 0, 1);
        rise = new float[width * height];
        for (int i = 0; i < rise.length; i++) {
            rise[i] = (float) Math.sqrt(dx[i] * dx[i] + dy[i] * dy[i]);
        }
        edge = new boolean[width * height];
        for (int y = MARGIN_PX; y < height - MARGIN_PX; y++) {
            for (int i = y * width + MARGIN_PX; i < (y + 1) * width - MARGIN_PX; i++) {
                int across = Math.abs(dx[i]) >= Math.abs(dy[i]) ? 1 : width;
                edge[i] = rise[i] >= LEAST_RISE && rise[i] > rise[i - across] && rise[i] >= rise[i + across];
            }
        }
    }

    private static float[] slope(Mat smooth, int x, int y) {
        Mat slope = new Mat();
        Sobel(smooth, slope, CV_32F, x, y, 3, SOBEL, 0, BORDER_REPLICATE);
        float[] values = new float[(int) slope.total()];
        FloatBuffer buffer = slope.createBuffer();
        buffer.get(values);
        return values;
    }

    /**
     * Chains of at least that length, in the order of their first points from the top.
     *
     * @param bgr a small picture
     */
    static List<Chain> of(Mat bgr, double leastPx) {
        Mat grey = new Mat();
        cvtColor(bgr, grey, COLOR_BGR2GRAY);
        EdgeChains edges = new EdgeChains(grey);
        List<Chain> chains = new ArrayList<>();
        for (int i = 0; i < edges.edge.length; i++) {
            if (edges.edge[i]) {
                Chain chain = edges.through(i);
                if (chain.count() > 2 && chain.length() >= leastPx) {
                    chains.add(chain);
                }
            }
        }
        return chains;
    }

    private Chain through(int start) {
        points.clear();
        edge[start] = false;
        follow(start, 1);
        List<double[]> ordered = new ArrayList<>(points.reversed());
        ordered.add(exact(start));
        points.clear();
        follow(start, -1);
        ordered.addAll(points);
        return new Chain(
                ordered.stream().mapToDouble(p -> p[0]).toArray(),
                ordered.stream().mapToDouble(p -> p[1]).toArray());
    }

    /** Adds the points after {@code start} in one of the two directions along the edge. */
    private void follow(int start, int way) {
        float nx = dx[start] / rise[start];
        float ny = dy[start] / rise[start];
        boolean sideways = Math.abs(ny) >= Math.abs(nx);
        int at = start;
        while (true) {
            int next = next(at, sideways ? -nx / ny : -ny / nx, sideways, way, nx, ny);
            if (next < 0) {
                return;
            }
            edge[next] = false;
            points.add(exact(next));
            nx = MEMORY * nx + (1 - MEMORY) * dx[next] / rise[next];
            ny = MEMORY * ny + (1 - MEMORY) * dy[next] / rise[next];
            float norm = (float) Math.sqrt(nx * nx + ny * ny);
            nx /= norm;
            ny /= norm;
            at = next;
        }
    }

    /** The nearest aligned edge point ahead; -1 where the edge ends. */
    private int next(int at, float steep, boolean sideways, int way, float nx, float ny) {
        int x = at % width;
        int y = at / width;
        boolean known = points.size() > BEHIND;
        double lean = known ? lean(sideways) : steep;
        for (int step = 1; step <= (known ? LONGEST_STEP_PX : SHORT_STEP_PX); step++) {
            int ahead = (int) Math.round(lean * step * way);
            int aheadX = x + (sideways ? step * way : ahead);
            int aheadY = y + (sideways ? ahead : step * way);
            for (int aside : new int[] {0, -1, 1}) {
                int placeX = aheadX + (sideways ? 0 : aside);
                int placeY = aheadY + (sideways ? aside : 0);
                if (placeX < 0 || placeY < 0 || placeX >= width || placeY >= height) {
                    continue;
                }
                int place = placeY * width + placeX;
                if (edge[place] && dx[place] * nx + dy[place] * ny >= ALIGNED * rise[place]) {
                    return place;
                }
            }
        }
        return -1;
    }

    /** How far the last points went aside for each pixel along. */
    private double lean(boolean sideways) {
        double[] now = points.getLast();
        double[] before = points.get(points.size() - 1 - BEHIND);
        double dx = now[0] - before[0];
        double dy = now[1] - before[1];
        return sideways ? dy / dx : dx / dy;
    }

    /** Where between pixels the rise is largest, by a parabola through three of them; around the picture's centre. */
    private double[] exact(int place) {
        boolean sideways = Math.abs(dx[place]) >= Math.abs(dy[place]);
        int across = sideways ? 1 : width;
        double before = rise[place - across];
        double after = rise[place + across];
        double bend = before - 2 * rise[place] + after;
        double offset = bend < 0 ? (before - after) / (2 * bend) : 0;
        double x = place % width - (width - 1) / 2.0;
        double y = (double) (place / width) - (height - 1) / 2.0;
        return sideways ? new double[] {x + offset, y} : new double[] {x, y + offset};
    }
}
