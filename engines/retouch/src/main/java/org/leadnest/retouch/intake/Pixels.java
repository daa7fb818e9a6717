package org.leadnest.retouch.intake;

import java.nio.ByteBuffer;
import java.util.stream.IntStream;
import org.bytedeco.opencv.opencv_core.Mat;

/** Row access to an 8-bit, three-channel, contiguous Mat (BGR, top row first). */
public final class Pixels {
    private Pixels() {}

    /** Changes one row in place: {@code row} holds B, G, R, B, G, R … */
    @FunctionalInterface
    public interface RowChange {
        void apply(int y, byte[] row);
    }

    /** Runs {@code change} over every row; rows are shared out to both cores, so it may only touch its own row. */
    public static void eachRow(Mat bgr, RowChange change) {
        eachRow(bgr, bgr, change);
    }

    /** The same, with the changed rows written to {@code out}, a Mat of the same size. */
    public static void eachRow(Mat bgr, Mat out, RowChange change) {
        int rows = bgr.rows();
        int stride = bgr.cols() * 3;
        ByteBuffer data = bgr.createBuffer();
        ByteBuffer changed = out.createBuffer();
        int bands = Math.min(rows, 64);
        IntStream.range(0, bands).parallel().forEach(band -> {
            byte[] row = new byte[stride];
            int end = (int) ((long) rows * (band + 1) / bands);
            for (int y = (int) ((long) rows * band / bands); y < end; y++) {
                data.get(y * stride, row);
                change.apply(y, row);
                changed.put(y * stride, row);
            }
        });
    }

    /** All bytes of {@code bgr}, row by row. */
    public static byte[] toArray(Mat bgr) {
        byte[] all = new byte[Math.toIntExact(bgr.total() * bgr.elemSize())];
        ByteBuffer data = bgr.createBuffer();
        data.get(0, all);
        return all;
    }
}
