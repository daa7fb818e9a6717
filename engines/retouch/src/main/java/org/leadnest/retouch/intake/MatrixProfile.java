package org.leadnest.retouch.intake;

import java.awt.color.ICC_ColorSpace;
import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;
import org.leadnest.retouch.render.Srgb;

/**
 * The common RGB profile of three curves and a 3×3 matrix (AdobeRGB, Display P3, ProPhoto, sRGB itself), found by asking
 * the profile for the XYZ of every level of every channel. Profiles that do not add up are not of this kind.
 */
final class MatrixProfile {
    /** CIE XYZ (D50, as ICC has it) to linear sRGB; the inverse of the sRGB primaries adapted by Bradford. */
    private static final double[][] XYZ_TO_SRGB = {
        {3.1338561, -1.6168667, -0.4906146}, {-0.9787684, 1.9161415, 0.0334540}, {0.0719453, -0.2289914, 1.4052427}
    };

    private static final double TOLERANCE = 0.004;

    private final float[][] curves;
    private final float[] matrix;

    private MatrixProfile(float[][] curves, float[] matrix) {
        this.curves = curves;
        this.matrix = matrix;
    }

    static Optional<MatrixProfile> of(ICC_ColorSpace space) {
        float[][] curves = new float[3][256];
        double[][] primaries = new double[3][];
        for (int c = 0; c < 3; c++) {
            primaries[c] = xyz(space, c, 255);
            for (int level = 0; level < 256; level++) {
                double[] xyz = xyz(space, c, level);
                int strongest = strongest(primaries[c]);
                curves[c][level] = (float) (xyz[strongest] / primaries[c][strongest]);
            }
        }
        if (!addsUp(space, curves, primaries)) {
            return Optional.empty();
        }
        return Optional.of(new MatrixProfile(curves, toLinearSrgb(primaries)));
    }

    private static double[] xyz(ICC_ColorSpace space, int channel, int level) {
        float[] color = new float[3];
        color[channel] = level / 255f;
        float[] xyz = space.toCIEXYZ(color);
        return new double[] {xyz[0], xyz[1], xyz[2]};
    }

    private static int strongest(double[] xyz) {
        int best = 0;
        for (int i = 1; i < 3; i++) {
            if (xyz[i] > xyz[best]) {
                best = i;
            }
        }
        return best;
    }

    private static boolean addsUp(ICC_ColorSpace space, float[][] curves, double[][] primaries) {
        for (int level : new int[] {64, 128, 192, 255}) {
            float[] grey = {level / 255f, level / 255f, level / 255f};
            float[] actual = space.toCIEXYZ(grey);
            for (int i = 0; i < 3; i++) {
                double sum = 0;
                for (int c = 0; c < 3; c++) {
                    sum += primaries[c][i] * curves[c][level];
                }
                if (!(Math.abs(sum - actual[i]) < TOLERANCE)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static float[] toLinearSrgb(double[][] primaries) {
        float[] matrix = new float[9];
        for (int out = 0; out < 3; out++) {
            for (int in = 0; in < 3; in++) {
                double sum = 0;
                for (int k = 0; k < 3; k++) {
                    sum += XYZ_TO_SRGB[out][k] * primaries[in][k];
                }
                matrix[out * 3 + in] = (float) sum;
            }
        }
        return matrix;
    }

    void convertBgr(Mat bgr) {
        if (isSrgb()) {
            return;
        }
        Pixels.eachRow(bgr, (y, row) -> convert(row));
    }

    /** Every level of every grey and primary comes out within half a level: nothing to do, and nothing is rounded. */
    private boolean isSrgb() {
        byte[] probe = new byte[256 * 3 * 4];
        for (int i = 0; i < 256; i++) {
            for (int c = 0; c < 3; c++) {
                probe[i * 3 + c] = (byte) i;
                probe[(256 * (c + 1) + i) * 3 + c] = (byte) i;
            }
        }
        byte[] converted = probe.clone();
        convert(converted);
        for (int i = 0; i < probe.length; i++) {
            if (Math.abs((probe[i] & 0xFF) - (converted[i] & 0xFF)) > 1) {
                return false;
            }
        }
        return true;
    }

    private void convert(byte[] row) {
        float[] m = matrix;
        for (int i = 0; i < row.length; i += 3) {
            float b = curves[2][row[i] & 0xFF];
            float g = curves[1][row[i + 1] & 0xFF];
            float r = curves[0][row[i + 2] & 0xFF];
            row[i] = Srgb.encode(m[6] * r + m[7] * g + m[8] * b);
            row[i + 1] = Srgb.encode(m[3] * r + m[4] * g + m[5] * b);
            row[i + 2] = Srgb.encode(m[0] * r + m[1] * g + m[2] * b);
        }
    }
}
