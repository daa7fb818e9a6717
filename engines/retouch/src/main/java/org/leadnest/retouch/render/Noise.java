package org.leadnest.retouch.render;

import java.util.Arrays;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.leadnest.retouch.intake.Pixels;

/**
 * How much the photo's own pixels jitter: the standard deviation of green, in 8-bit levels, in its flattest parts, by the
 * mask of Immerkaer (1996), which sees neither edges nor ramps.
 */
final class Noise {
    private static final int WINDOW_PX = 768;
    private static final int BLOCK_PX = 16;
    private static final double FLATTEST = 0.25;
    private static final int CLIPPED_LOW = 3;
    private static final int CLIPPED_HIGH = 250;

    private Noise() {}

    static double levels(Mat bgr) {
        int width = Math.min(WINDOW_PX, bgr.cols());
        int height = Math.min(WINDOW_PX, bgr.rows());
        Rect middle = new Rect((bgr.cols() - width) / 2, (bgr.rows() - height) / 2, width, height);
        byte[] pixels = Pixels.toArray(new Mat(bgr, middle).clone());
        double[] blocks = new double[(width / BLOCK_PX + 1) * (height / BLOCK_PX + 1)];
        int count = 0;
        for (int y = 0; y + BLOCK_PX <= height; y += BLOCK_PX) {
            for (int x = 0; x + BLOCK_PX <= width; x += BLOCK_PX) {
                double jitter = block(pixels, width, x, y);
                if (jitter >= 0) {
                    blocks[count++] = jitter;
                }
            }
        }
        Arrays.sort(blocks, 0, count);
        return count == 0 ? 0 : blocks[(int) (FLATTEST * (count - 1))];
    }

    /** The jitter of one block, or -1 when it is clipped. */
    private static double block(byte[] bgr, int width, int x0, int y0) {
        double sum = 0;
        double mean = 0;
        int n = 0;
        for (int y = y0 + 1; y < y0 + BLOCK_PX - 1; y++) {
            for (int x = x0 + 1; x < x0 + BLOCK_PX - 1; x++) {
                int i = (y * width + x) * 3 + 1;
                int up = i - width * 3;
                int down = i + width * 3;
                int mask = at(bgr, up - 3)
                        - 2 * at(bgr, up)
                        + at(bgr, up + 3)
                        - 2 * at(bgr, i - 3)
                        + 4 * at(bgr, i)
                        - 2 * at(bgr, i + 3)
                        + at(bgr, down - 3)
                        - 2 * at(bgr, down)
                        + at(bgr, down + 3);
                sum += Math.abs(mask);
                mean += at(bgr, i);
                n++;
            }
        }
        mean /= n;
        return mean < CLIPPED_LOW || mean > CLIPPED_HIGH ? -1 : Math.sqrt(Math.PI / 2) / 6 * sum / n;
    }

    private static int at(byte[] bgr, int i) {
        return bgr[i] & 0xFF;
    }
}
