package org.leadnest.retouch.intake;

import java.nio.ByteBuffer;
import java.util.function.Supplier;
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
        eachRow(bgr, bgr, () -> change);
    }

    /**
     * The same, with the changed rows written to {@code out}, a Mat of the same size.
     *
     * @param changes makes one change for each run of rows, which may keep a state from one of them to the next
     */
    public static void eachRow(Mat bgr, Mat out, Supplier<RowChange> changes) {
        int rows = bgr.rows();
        ByteBuffer data = bgr.createBuffer();
        ByteBuffer changed = out.createBuffer();
        int bands = Math.min(rows, 64);
        IntStream.range(0, bands).parallel().forEach(band -> {
            int end = (int) ((long) rows * (band + 1) / bands);
            run((int) ((long) rows * band / bands), end, bgr.cols() * 3, data, changed, changes.get());
        });
    }

    /** The same on this thread alone. */
    public static void eachRowHere(Mat bgr, Mat out, RowChange change) {
        run(0, bgr.rows(), bgr.cols() * 3, bgr.createBuffer(), out.createBuffer(), change);
    }

    private static void run(int from, int to, int stride, ByteBuffer data, ByteBuffer changed, RowChange change) {
        byte[] row = new byte[stride];
        for (int y = from; y < to; y++) {
            data.get(y * stride, row);
            change.apply(y, row);
            changed.put(y * stride, row);
        }
    }

    /** All bytes of {@code bgr}, row by row. */
    public static byte[] toArray(Mat bgr) {
        byte[] all = new byte[Math.toIntExact(bgr.total() * bgr.elemSize())];
        ByteBuffer data = bgr.createBuffer();
        data.get(0, all);
        return all;
    }
}
