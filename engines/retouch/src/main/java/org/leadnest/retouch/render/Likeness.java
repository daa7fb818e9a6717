package org.leadnest.retouch.render;

import java.util.Arrays;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * What a scene looks like whatever its exposure: which places are brighter than the middle of all (Ward, 2003), and which
 * are too close to it to say. Places where light is lost at either end say nothing either.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, lives for one grouping
public record Likeness(int widthPx, int heightPx, boolean[] brighter, boolean[] says) {
    private static final int EDGE_PX = 64;
    private static final float BLACK = 0.03f;
    private static final float WHITE = 0.97f;
    private static final float UNDECIDED = 0.08f;
    /** Hand-held frames shift by a little. */
    private static final int SHIFT_PX = 2;

    private static final double AGREEING = 0.86;
    private static final double LEAST_SHARE = 0.15;

    public static Likeness of(Mat bgr) {
        Thumbnail small = Thumbnail.of(bgr, EDGE_PX);
        float[] brightness = new float[small.count()];
        for (int i = 0; i < brightness.length; i++) {
            brightness[i] = small.brightness(i);
        }
        float[] sorted = brightness.clone();
        Arrays.sort(sorted);
        float middle = sorted[sorted.length / 2];
        boolean[] brighter = new boolean[brightness.length];
        boolean[] says = new boolean[brightness.length];
        for (int i = 0; i < brightness.length; i++) {
            brighter[i] = brightness[i] > middle;
            says[i] = Math.abs(brightness[i] - middle) > UNDECIDED * middle
                    && (brighter[i] ? middle < WHITE : middle > BLACK);
        }
        return new Likeness(small.widthPx(), small.heightPx(), brighter, says);
    }

    /** Whether both show one scene; not when too few places can be compared. */
    public boolean sameSceneAs(Likeness other) {
        if (other.widthPx != widthPx || other.heightPx != heightPx) {
            return false;
        }
        double best = 0;
        for (int dy = -SHIFT_PX; dy <= SHIFT_PX; dy++) {
            for (int dx = -SHIFT_PX; dx <= SHIFT_PX; dx++) {
                best = Math.max(best, agreement(other, dx, dy));
            }
        }
        return best >= AGREEING;
    }

    private double agreement(Likeness other, int dx, int dy) {
        int compared = 0;
        int equal = 0;
        for (int y = SHIFT_PX; y < heightPx - SHIFT_PX; y++) {
            for (int x = SHIFT_PX; x < widthPx - SHIFT_PX; x++) {
                int own = y * widthPx + x;
                int its = (y + dy) * widthPx + x + dx;
                if (says[own] && other.says[its]) {
                    compared++;
                    equal += brighter[own] == other.brighter[its] ? 1 : 0;
                }
            }
        }
        return compared < LEAST_SHARE * says.length ? 0 : equal / (double) compared;
    }
}
