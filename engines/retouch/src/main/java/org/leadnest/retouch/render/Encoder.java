package org.leadnest.retouch.render;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_OPTIMIZE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_PROGRESSIVE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_RST_INTERVAL;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_420;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_444;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_PNG_COMPRESSION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_WEBP_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;

import java.util.Arrays;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.leadnest.retouch.Delivery;
import org.leadnest.retouch.OutputFormat;

/** Writes pixels as a file without any metadata. */
public final class Encoder {
    private static final int LEAST_QUALITY = 40;
    private static final int QUALITY_STEP = 6;
    private static final int PNG_LEVEL = 3;

    private Encoder() {}

    /** A file and the quality that it was written with. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Encoded(byte[] bytes, int quality) {}

    /** Encodes at the delivery's quality, lowered in steps until the delivery's size limit is met. */
    public static Encoded encode(Mat bgr, Delivery delivery, OutputFormat format) {
        int quality = delivery.quality();
        byte[] bytes = encode(bgr, delivery, format, quality);
        while (bytes.length > delivery.maxBytes() && quality > LEAST_QUALITY && format != OutputFormat.PNG) {
            quality -= QUALITY_STEP;
            bytes = encode(bgr, delivery, format, quality);
        }
        return new Encoded(bytes, quality);
    }

    public static byte[] encode(Mat bgr, Delivery delivery, OutputFormat format, int quality) {
        return encode(bgr, format, settings(delivery, format, quality));
    }

    private static byte[] encode(Mat bgr, OutputFormat format, int[] numbers) {
        try (BytePointer out = new BytePointer();
                IntPointer settings = new IntPointer(numbers)) {
            if (!imencode("." + format.extension(), bgr, out, settings)) {
                throw new IllegalStateException("the encoder refused a " + bgr.cols() + "x" + bgr.rows() + " picture");
            }
            byte[] bytes = new byte[Math.toIntExact(out.limit())];
            out.get(bytes);
            return bytes;
        }
    }

    /** A part of a {@link Delivery#FULL} or {@link Delivery#PRINT} JPEG, to be followed by a restart marker after {@code bandPx} rows. */
    static byte[] band(Mat bgr, Delivery delivery, int quality, int bandPx) {
        int blockPx = delivery == Delivery.PRINT ? 8 : 16;
        int[] plain = jpeg(delivery, quality);
        int[] settings = Arrays.copyOf(plain, plain.length + 2);
        settings[plain.length] = IMWRITE_JPEG_RST_INTERVAL;
        settings[plain.length + 1] = (bgr.cols() + blockPx - 1) / blockPx * (bandPx / blockPx);
        return encode(bgr, OutputFormat.JPEG, settings);
    }

    private static int[] settings(Delivery delivery, OutputFormat format, int quality) {
        return switch (format) {
            case JPEG -> jpeg(delivery, quality);
            case PNG -> new int[] {IMWRITE_PNG_COMPRESSION, PNG_LEVEL};
            case WEBP -> new int[] {IMWRITE_WEBP_QUALITY, quality};
        };
    }

    /** Screens get progressive files, small first; full size stays baseline, which encodes three times as fast. */
    private static int[] jpeg(Delivery delivery, int quality) {
        boolean screen = delivery != Delivery.FULL && delivery != Delivery.PRINT;
        int sampling = delivery == Delivery.PRINT ? IMWRITE_JPEG_SAMPLING_FACTOR_444 : IMWRITE_JPEG_SAMPLING_FACTOR_420;
        return new int[] {
            IMWRITE_JPEG_QUALITY,
            quality,
            IMWRITE_JPEG_PROGRESSIVE,
            screen ? 1 : 0,
            IMWRITE_JPEG_OPTIMIZE,
            screen ? 1 : 0,
            IMWRITE_JPEG_SAMPLING_FACTOR,
            sampling
        };
    }
}
