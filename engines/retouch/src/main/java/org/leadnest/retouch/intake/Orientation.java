package org.leadnest.retouch.intake;

import static org.bytedeco.opencv.global.opencv_core.flip;
import static org.bytedeco.opencv.global.opencv_core.transpose;

import org.bytedeco.opencv.opencv_core.Mat;

/** EXIF's orientation (CIPA DC-008, tag 0x0112), 1 to 8, applied once and never by the decoder. */
final class Orientation {
    private static final int TAG = 0x0112;
    private static final int BOTH_AXES = -1;
    private static final int UPSIDE_DOWN = 0;
    private static final int MIRRORED = 1;

    private Orientation() {}

    /** The orientation in an EXIF block; 1, upright, when it has none or is broken. */
    static int of(byte[] exif) {
        try {
            Bytes bytes = new Bytes(exif);
            boolean little = bytes.startsWith(0, 'I', 'I');
            long directory = little ? bytes.u32le(4) : bytes.u32(4);
            int entries = little ? bytes.u16le(directory) : bytes.u16(directory);
            for (int i = 0; i < entries; i++) {
                long entry = directory + 2 + 12L * i;
                if ((little ? bytes.u16le(entry) : bytes.u16(entry)) == TAG) {
                    int value = little ? bytes.u16le(entry + 8) : bytes.u16(entry + 8);
                    return value >= 1 && value <= 8 ? value : 1;
                }
            }
            return 1;
        } catch (Bytes.EndOfFile e) {
            return 1;
        }
    }

    /** {@code stored} turned upright: the same Mat for orientation 1, else a new one. */
    static Mat upright(Mat stored, int orientation) {
        Mat out = new Mat();
        switch (orientation) {
            case 2 -> flip(stored, out, MIRRORED);
            case 3 -> flip(stored, out, BOTH_AXES);
            case 4 -> flip(stored, out, UPSIDE_DOWN);
            case 5 -> transpose(stored, out);
            case 6 -> turned(stored, out, MIRRORED);
            case 7 -> turned(stored, out, BOTH_AXES);
            case 8 -> turned(stored, out, UPSIDE_DOWN);
            default -> {
                return stored;
            }
        }
        return out;
    }

    private static void turned(Mat stored, Mat out, int axis) {
        transpose(stored, out);
        flip(out, out, axis);
    }
}
