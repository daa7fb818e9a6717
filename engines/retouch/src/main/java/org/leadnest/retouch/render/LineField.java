package org.leadnest.retouch.render;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.createLineSegmentDetector;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** A small grey copy of a picture: the straight lines in it, and whether a line runs at a place, however weak it is. */
final class LineField {
    /** Samples of a line, in pixels. */
    static final int STEP_PX = 3;

    /** Grey levels a pixel across a line that are more than grain. */
    private static final double LEAST_RISE = 1.6;

    /** How much of its rise a line must keep to count as the same under other light. */
    private static final double LEAST_SHARE = 0.12;

    private static final double ALIGNED = StrictMath.cos(StrictMath.toRadians(25));

    /** A straight line from one end to the other, in pixels of the small copy. */
    record Line(double x1, double y1, double x2, double y2) {
        double length() {
            return Math.hypot(x2 - x1, y2 - y1);
        }

        int samples() {
            return Math.max(2, (int) (length() / STEP_PX));
        }

        double x(int sample) {
            return x1 + (x2 - x1) * (sample + 0.5) / samples();
        }

        double y(int sample) {
            return y1 + (y2 - y1) * (sample + 0.5) / samples();
        }
    }

    private final int widthPx;
    private final int heightPx;
    private final byte[] grey;
    private final Mat small;

    private LineField(Mat small) {
        this.small = small;
        this.widthPx = small.cols();
        this.heightPx = small.rows();
        Mat smooth = new Mat();
        GaussianBlur(small, smooth, new Size(5, 5), 1.0, 1.0, BORDER_REPLICATE, 0);
        this.grey = new byte[widthPx * heightPx];
        ByteBuffer data = smooth.createBuffer();
        data.get(0, grey);
    }

    static LineField of(Mat bgr, Sizing size) {
        Mat grey = new Mat();
        cvtColor(bgr, grey, COLOR_BGR2GRAY);
        Mat small = new Mat();
        resize(grey, small, new Size(size.widthPx(), size.heightPx()), 0, 0, INTER_AREA);
        return new LineField(small);
    }

    int widthPx() {
        return widthPx;
    }

    int heightPx() {
        return heightPx;
    }

    /** Lines of at least that length. */
    List<Line> lines(double leastPx) {
        Mat found = new Mat();
        try (var detector = createLineSegmentDetector()) {
            detector.detect(small, found);
        }
        List<Line> lines = new ArrayList<>();
        if (!found.empty()) {
            FloatBuffer ends = found.createBuffer();
            for (int i = 0; i + 3 < ends.capacity(); i += 4) {
                Line line = new Line(ends.get(i), ends.get(i + 1), ends.get(i + 2), ends.get(i + 3));
                if (line.length() >= leastPx) {
                    lines.add(line);
                }
            }
        }
        return lines;
    }

    /** Where along {@code line}, moved sideways by {@code offset}, this picture has a line of that direction. */
    boolean[] runs(Line line, double offset, LineField original) {
        boolean[] runs = new boolean[line.samples()];
        double across = -(line.y2() - line.y1()) / line.length();
        double down = (line.x2() - line.x1()) / line.length();
        for (int i = 0; i < runs.length; i++) {
            double was = original.rise(line.x(i), line.y(i), across, down);
            double is = rise(line.x(i) + offset * across, line.y(i) + offset * down, across, down);
            runs[i] = is >= Math.max(LEAST_RISE, LEAST_SHARE * was);
        }
        return runs;
    }

    /** Grey levels a pixel in that direction; 0 where the picture rises in another one. */
    private double rise(double x, double y, double across, double down) {
        int column = Math.clamp(Math.round(x), 1, widthPx - 2);
        int row = Math.clamp(Math.round(y), 1, heightPx - 2);
        int at = row * widthPx + column;
        double dx = ((grey[at + 1] & 0xFF) - (grey[at - 1] & 0xFF)) / 2.0;
        double dy = ((grey[at + widthPx] & 0xFF) - (grey[at - widthPx] & 0xFF)) / 2.0;
        double along = Math.abs(dx * across + dy * down);
        return along >= ALIGNED * Math.hypot(dx, dy) ? along : 0;
    }
}
