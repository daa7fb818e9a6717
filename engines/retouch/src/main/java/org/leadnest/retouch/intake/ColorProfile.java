package org.leadnest.retouch.intake;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;

/** An embedded ICC profile and the way from its colours to sRGB (relative colorimetric, clipped to the gamut). */
final class ColorProfile {
    private final ICC_Profile profile;
    /** One for each thread: making it takes longer than a row of pixels, and it is not said to be shared. */
    private final ThreadLocal<ColorConvertOp> converter = ThreadLocal.withInitial(this::converter);

    private ColorProfile(ICC_Profile profile) {
        this.profile = profile;
    }

    /**
     * The profile in {@code icc}; nothing when there is none or it is broken, and then sRGB is assumed. One that is well
     * formed may still have tables that no conversion can be made of, which is seen by converting one pixel: the JDK throws
     * several kinds of exception for those.
     */
    static Optional<ColorProfile> of(byte[] icc) {
        if (icc.length == 0) {
            return Optional.empty();
        }
        try {
            ColorProfile profile = new ColorProfile(ICC_Profile.getInstance(icc));
            int bands = profile.profile.getNumComponents();
            profile.toRgb(new byte[bands], 1, bands);
            return Optional.of(profile);
        } catch (RuntimeException broken) {
            return Optional.empty();
        }
    }

    boolean isCmyk() {
        return profile.getColorSpaceType() == ColorSpace.TYPE_CMYK;
    }

    /** Converts B, G, R pixels of this profile to sRGB in place; profiles that cannot serve leave them as they are. */
    void convertBgr(Mat bgr) {
        if (profile.getColorSpaceType() == ColorSpace.TYPE_RGB) {
            ICC_ColorSpace space = new ICC_ColorSpace(profile);
            Optional<MatrixProfile> matrix = MatrixProfile.of(space);
            if (matrix.isPresent()) {
                matrix.get().convertBgr(bgr);
            } else {
                byRaster(bgr);
            }
        } else if (profile.getColorSpaceType() == ColorSpace.TYPE_GRAY) {
            byGreyTable(bgr);
        }
    }

    /**
     * Converts interleaved samples of this profile to R, G, B.
     *
     * @param samples {@code count} pixels of {@code bands} bytes each; for CMYK 0 means no ink
     */
    byte[] toRgb(byte[] samples, int count, int bands) {
        WritableRaster source = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, count, 1, bands, null);
        source.setDataElements(0, 0, count, 1, samples);
        WritableRaster target = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, count, 1, 3, null);
        converter.get().filter(source, target);
        byte[] rgb = new byte[count * 3];
        target.getDataElements(0, 0, count, 1, rgb);
        return rgb;
    }

    private ColorConvertOp converter() {
        ICC_Profile[] path = {profile, ICC_Profile.getInstance(ColorSpace.CS_sRGB)};
        return new ColorConvertOp(path, null);
    }

    private void byRaster(Mat bgr) {
        Pixels.eachRow(bgr, (y, row) -> {
            swap(row);
            byte[] rgb = toRgb(row, row.length / 3, 3);
            System.arraycopy(rgb, 0, row, 0, row.length);
            swap(row);
        });
    }

    private void byGreyTable(Mat bgr) {
        byte[] levels = new byte[256];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) i;
        }
        byte[] rgb = toRgb(levels, levels.length, 1);
        Pixels.eachRow(bgr, (y, row) -> {
            for (int i = 0; i < row.length; i++) {
                row[i] = rgb[(row[i] & 0xFF) * 3];
            }
        });
    }

    private static void swap(byte[] row) {
        for (int i = 0; i < row.length; i += 3) {
            byte first = row[i];
            row[i] = row[i + 2];
            row[i + 2] = first;
        }
    }
}
