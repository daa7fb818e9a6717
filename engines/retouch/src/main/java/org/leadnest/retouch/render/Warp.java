package org.leadnest.retouch.render;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC2;
import static org.bytedeco.opencv.global.opencv_core.CV_64F;
import static org.bytedeco.opencv.global.opencv_imgproc.WARP_INVERSE_MAP;
import static org.bytedeco.opencv.global.opencv_imgproc.remap;
import static org.bytedeco.opencv.global.opencv_imgproc.warpPerspective;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.leadnest.retouch.Recipe;

/**
 * All that moves pixels, as one step: lines are straightened, then walls made upright, then the picture is cut to what is
 * filled.
 */
record Warp(Upright turn, Lens lens) {
    /** The longest edge that OpenCV warps from or to. */
    static final int MOST_EDGE_PX = 32_766;

    /**
     * Places are found exactly at every sixteenth column; between them they lie on a straight line within 0.003 pixels, as
     * the lens is mild.
     */
    private static final int EXACT_EVERY_PX = 16;

    private static final int STRIP_PX = 64;

    /** Nothing when the recipe moves no pixels. */
    static Optional<Warp> of(Recipe recipe) {
        Lens lens = Lens.of(recipe);
        Optional<Upright> turn = Upright.of(recipe);
        return turn.isEmpty() && lens.isNone()
                ? Optional.empty()
                : Optional.of(new Warp(turn.orElse(Upright.NONE), lens));
    }

    double scale(int outWidth, int outHeight) {
        return turn.crop(outWidth, outHeight, lens).scale();
    }

    /**
     * Rows of the finished picture.
     *
     * @param from a copy of the photo, of the rendition's shape
     * @param out size of the whole rendition
     * @param top the first row of it that is wanted
     */
    Mat rows(Mat from, Sizing out, int top, int rows, int interpolation) {
        double[] matrix = turn.pixelMatrix(out.widthPx(), out.heightPx(), from.cols(), from.rows(), lens);
        for (int i = 0; i < 3; i++) {
            matrix[3 * i + 2] += matrix[3 * i + 1] * top;
        }
        return lens.isNone()
                ? turned(from, matrix, out.widthPx(), rows, interpolation)
                : straightened(from, matrix, out.widthPx(), rows, interpolation);
    }

    Mat whole(Mat from, Sizing out, int interpolation) {
        return rows(from, out, 0, out.heightPx(), interpolation);
    }

    private static Mat turned(Mat from, double[] backwards, int widthPx, int heightPx, int interpolation) {
        Mat matrix = new Mat(3, 3, CV_64F);
        DoubleBuffer numbers = matrix.createBuffer();
        numbers.put(backwards);
        Mat out = new Mat();
        warpPerspective(
                from,
                out,
                matrix,
                new Size(widthPx, heightPx),
                interpolation | WARP_INVERSE_MAP,
                BORDER_REPLICATE,
                new Scalar());
        return out;
    }

    private Mat straightened(Mat from, double[] backwards, int widthPx, int heightPx, int interpolation) {
        Mat out = new Mat(heightPx, widthPx, from.type());
        float[] row = new float[widthPx * 2];
        for (int top = 0; top < heightPx; top += STRIP_PX) {
            int rows = Math.min(STRIP_PX, heightPx - top);
            try (PointerScope scope = new PointerScope()) {
                Mat places = new Mat(rows, widthPx, CV_32FC2);
                FloatBuffer buffer = places.createBuffer();
                for (int y = 0; y < rows; y++) {
                    fill(row, backwards, top + y, from.cols(), from.rows());
                    buffer.put(row);
                }
                Mat strip = out.rowRange(top, top + rows);
                remap(from, strip, places, new Mat(), interpolation, BORDER_REPLICATE, new Scalar());
            }
        }
        return out;
    }

    /** The places in the copy, x and y in turn, that row {@code y} is taken from. */
    private void fill(float[] row, double[] m, int y, int copyWidth, int copyHeight) {
        double centreX = (copyWidth - 1) / 2.0;
        double centreY = (copyHeight - 1) / 2.0;
        double unit = 4 / ((double) copyWidth * copyWidth + (double) copyHeight * copyHeight);
        int columns = row.length / 2;
        float leftX = 0;
        float leftY = 0;
        for (int x = 0; x < columns + EXACT_EVERY_PX; x += EXACT_EVERY_PX) {
            double w = m[6] * x + m[7] * y + m[8];
            double dx = (m[0] * x + m[1] * y + m[2]) / w - centreX;
            double dy = (m[3] * x + m[4] * y + m[5]) / w - centreY;
            double factor = lens.seen((dx * dx + dy * dy) * unit);
            float rightX = (float) (dx * factor + centreX);
            float rightY = (float) (dy * factor + centreY);
            for (int i = Math.max(0, x - EXACT_EVERY_PX); i < Math.min(columns, x); i++) {
                float share = (i - x + EXACT_EVERY_PX) * (1f / EXACT_EVERY_PX);
                row[2 * i] = leftX + (rightX - leftX) * share;
                row[2 * i + 1] = leftY + (rightY - leftY) * share;
            }
            leftX = rightX;
            leftY = rightY;
        }
    }
}
