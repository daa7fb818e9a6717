package org.leadnest.retouch.render;

/** The sRGB transfer curve (IEC 61966-2-1) between 8-bit values and linear light, 0 to 1. */
public final class Srgb {
    static final int STEPS = (1 << 16) - 1;
    private static final float[] LINEAR = new float[256];
    private static final byte[] ENCODED = new byte[STEPS + 1];

    static {
        for (int i = 0; i < LINEAR.length; i++) {
            LINEAR[i] = (float) toLinear(i / 255.0);
        }
        for (int i = 0; i < ENCODED.length; i++) {
            ENCODED[i] = (byte) Math.round(255 * fromLinear(i / (double) STEPS));
        }
    }

    private Srgb() {}

    /** Linear light of an encoded value, both 0 to 1. */
    public static double toLinear(double encoded) {
        return encoded <= 0.04045 ? encoded / 12.92 : Math.pow((encoded + 0.055) / 1.055, 2.4);
    }

    /** Encoded value of linear light, both 0 to 1. */
    public static double fromLinear(double linear) {
        return linear <= 0.0031308 ? linear * 12.92 : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
    }

    /** Linear light of an 8-bit value. */
    public static float linear(int level) {
        return LINEAR[level];
    }

    /** The 8-bit value of linear light; clipped at both ends. */
    public static byte encode(float linear) {
        return level(Math.clamp((int) (linear * STEPS + 0.5f), 0, STEPS));
    }

    /** The 8-bit value of linear light in parts of {@link #STEPS}, 0 to all of them: no other number is asked for. */
    static byte level(int step) {
        return ENCODED[step & STEPS];
    }

    /** Luminance of linear light (ITU-R BT.709 weights). */
    public static double luminance(double r, double g, double b) {
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    }
}
