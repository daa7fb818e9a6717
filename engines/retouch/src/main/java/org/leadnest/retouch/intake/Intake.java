package org.leadnest.retouch.intake;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_2;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_4;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_8;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;

import java.io.IOException;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.leadnest.retouch.RefusalReason;
import org.leadnest.retouch.Retouch;

/** Opens an untrusted file: the header is judged first, and only then is anything decoded, once. */
public final class Intake {
    /** 47 megapixels of 16 bits with transparency, twice that of 8 bits: what a heap of 512 MB has room for. */
    private static final long MOST_UNPACKED_BYTES = 380_000_000;

    private Intake() {}

    /** A photo or a refusal. */
    public sealed interface Opened permits Photo, Refusal {}

    /**
     * Decoded pixels.
     *
     * @param bgr upright, 8-bit BGR in sRGB, contiguous; belongs to the caller's {@code PointerScope}
     */
    public record Photo(Mat bgr) implements Opened {}

    /** A file that is not processed. */
    public record Refusal(RefusalReason reason, String message) implements Opened {}

    public static Opened open(byte[] file) {
        return judge(file)
                .<Opened>map(refused -> refused)
                .orElseGet(() -> decode(file, (Header.Known) Header.of(file)));
    }

    /** Why {@code file} is refused before anything is decoded, by its size and its header; nothing when it is not. */
    public static Optional<Refusal> judge(byte[] file) {
        if (file.length > Retouch.MAX_BYTES) {
            return Optional.of(new Refusal(
                    RefusalReason.TOO_LARGE_FILE,
                    "The file has %d MB; at most %d MB are read."
                            .formatted(file.length / 1_000_000, Retouch.MAX_BYTES / 1_000_000)));
        }
        return switch (Header.of(file)) {
            case Header.Bad bad -> Optional.of(new Refusal(bad.reason(), bad.message()));
            case Header.Known known
            when known.pixels() > Retouch.MAX_PIXELS ->
                Optional.of(new Refusal(
                        RefusalReason.TOO_MANY_PIXELS,
                        "The photo has %d×%d pixels; at most %d megapixels are read."
                                .formatted(known.widthPx(), known.heightPx(), Retouch.MAX_PIXELS / 1_000_000)));
            case Header.Known known
            when !plainRgb(known) && unpacked(known) > MOST_UNPACKED_BYTES ->
                Optional.of(new Refusal(
                        RefusalReason.TOO_MANY_PIXELS,
                        "The photo has %d×%d pixels, too many for a file of this kind; save it as JPEG in RGB."
                                .formatted(known.widthPx(), known.heightPx())));
            case Header.Known known -> Optional.empty();
        };
    }

    /** At least what the JDK's readers hold of it at once: four samples a pixel where the file may have them. */
    private static long unpacked(Header.Known known) {
        int samples = known.components() == 1 ? 2 : 4;
        return known.pixels() * samples * Math.ceilDiv(known.bits(), Byte.SIZE);
    }

    /**
     * A large JPEG at a half, a quarter or an eighth of its size, the smallest whose longest edge still has {@code
     * leastEdgePx}: the decoder leaves out what the smaller picture does not need, which takes less than half the time.
     * Nothing for any other file, and for one that is refused.
     */
    public static Optional<Photo> reduced(byte[] file, int leastEdgePx) {
        if (judge(file).isPresent() || !(Header.of(file) instanceof Header.Known header)) {
            return Optional.empty();
        }
        int edge = Math.max(header.widthPx(), header.heightPx());
        if (header.kind() != Header.Kind.JPEG || header.components() == 4 || edge < 2 * leastEdgePx) {
            return Optional.empty();
        }
        Mat small = nativeDecode(
                file,
                edge >= 8 * leastEdgePx
                        ? IMREAD_REDUCED_COLOR_8
                        : edge >= 4 * leastEdgePx ? IMREAD_REDUCED_COLOR_4 : IMREAD_REDUCED_COLOR_2);
        return small.empty() ? Optional.empty() : Optional.of(finished(small, header));
    }

    private static Opened decode(byte[] file, Header.Known header) {
        Mat stored = plainRgb(header) ? nativeDecode(file, IMREAD_COLOR) : javaDecode(file, header);
        if (stored.empty() || stored.cols() != header.widthPx() || stored.rows() != header.heightPx()) {
            return undecodable();
        }
        return finished(stored, header);
    }

    private static Photo finished(Mat stored, Header.Known header) {
        if (!(header.components() == 4 && header.kind() == Header.Kind.JPEG)) {
            ColorProfile.of(header.icc()).ifPresent(profile -> profile.convertBgr(stored));
        }
        return new Photo(Orientation.upright(stored, Orientation.of(header.exif())));
    }

    private static boolean plainRgb(Header.Known header) {
        return switch (header.kind()) {
            case JPEG -> header.components() != 4;
            case WEBP -> true;
            case PNG -> header.plain();
            case TIFF -> false;
        };
    }

    /**
     * The JDK's readers throw nearly every kind of exception on hostile files: each means that there is no picture. One of
     * them hides a full heap in an exception, which says nothing of the file.
     */
    private static Mat javaDecode(byte[] file, Header.Known header) {
        try {
            return JavaDecoder.decode(file, header);
        } catch (IOException | RuntimeException e) {
            if (e.getCause() instanceof OutOfMemoryError full) {
                throw full;
            }
            // the JDK does not read 16-bit samples with a predictor, which photo editors like to write
            return header.kind() == Header.Kind.TIFF && header.bits() == 16
                    ? nativeDecode(file, IMREAD_COLOR)
                    : new Mat();
        }
    }

    private static Mat nativeDecode(byte[] file, int mode) {
        try (BytePointer data = new BytePointer(file);
                Mat encoded = new Mat(1, file.length, org.bytedeco.opencv.global.opencv_core.CV_8UC1, data)) {
            return imdecode(encoded, mode | IMREAD_IGNORE_ORIENTATION);
        }
    }

    private static Refusal undecodable() {
        return new Refusal(
                RefusalReason.DAMAGED, "The picture in the file cannot be decoded; upload another copy of the photo.");
    }
}
