package org.leadnest.retouch.render;

/**
 * What draws the eye: places whose colour is far from the picture's mean (Achanta, 2009) or whose brightness changes, a
 * little more in the middle of the frame.
 */
final class Saliency {
    private static final double EDGES = 2;
    private static final double MIDDLE = 0.35;

    private Saliency() {}

    /** One number, 0 and above, for each pixel of the small copy. */
    static double[] of(Thumbnail t) {
        int n = t.count();
        double[][] colour = new double[3][n];
        double[] mean = new double[3];
        for (int i = 0; i < n; i++) {
            double brightness = t.brightness(i);
            colour[0][i] = brightness;
            colour[1][i] = Math.sqrt(t.red()[i]) - brightness;
            colour[2][i] = Math.sqrt(t.blue()[i]) - brightness;
            for (int c = 0; c < 3; c++) {
                mean[c] += colour[c][i] / n;
            }
        }
        double[] out = new double[n];
        for (int i = 0; i < n; i++) {
            int x = i % t.widthPx();
            int y = i / t.widthPx();
            double far = 0;
            for (int c = 0; c < 3; c++) {
                far += (colour[c][i] - mean[c]) * (colour[c][i] - mean[c]);
            }
            double across = x == 0 ? 0 : Math.abs(colour[0][i] - colour[0][i - 1]);
            double down = y == 0 ? 0 : Math.abs(colour[0][i] - colour[0][i - t.widthPx()]);
            double dx = (x + 0.5) / t.widthPx() - 0.5;
            double dy = (y + 0.5) / t.heightPx() - 0.5;
            out[i] = (Math.sqrt(far) + EDGES * (across + down)) * (1 - MIDDLE * Math.sqrt(dx * dx + dy * dy));
        }
        return out;
    }

    static double[] columns(double[] eye, int widthPx) {
        double[] sums = new double[widthPx];
        for (int i = 0; i < eye.length; i++) {
            sums[i % widthPx] += eye[i];
        }
        return sums;
    }

    static double[] rows(double[] eye, int widthPx) {
        double[] sums = new double[eye.length / widthPx];
        for (int i = 0; i < eye.length; i++) {
            sums[i / widthPx] += eye[i];
        }
        return sums;
    }
}
