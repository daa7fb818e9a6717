package org.leadnest.retouch.intake;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.leadnest.retouch.Taken;

/** Reads when and how a photo was taken out of a file's EXIF. */
public final class TakenHeader {
    private static final int MODEL = 0x0110;
    private static final int DETAILS = 0x8769;
    private static final int EXPOSURE_TIME = 0x829A;
    private static final int F_NUMBER = 0x829D;
    private static final int ISO = 0x8827;
    private static final int DATE_TIME = 0x9003;
    private static final int HUNDREDTHS = 0x9291;
    private static final int LONG = 4;
    private static final int MOST_ENTRIES = 500;
    private static final double LONGEST_SECONDS = 3600;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("uuuu:MM:dd HH:mm:ss");

    private TakenHeader() {}

    /** What the file says, when it says at least its time and its exposure, and says them well. */
    public static Optional<Taken> of(byte[] file) {
        if (!(Header.of(file) instanceof Header.Known header)) {
            return Optional.empty();
        }
        try {
            return new Exif(new Bytes(header.exif())).taken(header);
        } catch (Bytes.EndOfFile | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The entries of the first directory and of the one with details, by tag: where each entry lies. */
    private static final class Exif {
        private final Bytes bytes;
        private final boolean little;
        private final Map<Integer, Long> entries = new HashMap<>();

        Exif(Bytes bytes) {
            this.bytes = bytes;
            little = bytes.startsWith(0, 'I', 'I');
            directory(u32(4));
            if (entries.containsKey(DETAILS)) {
                directory(u32(entries.get(DETAILS) + 8));
            }
        }

        private void directory(long at) {
            int count = Math.min(MOST_ENTRIES, u16(at));
            for (int i = 0; i < count; i++) {
                long entry = at + 2 + 12L * i;
                entries.putIfAbsent(u16(entry), entry);
            }
        }

        Optional<Taken> taken(Header.Known header) {
            double seconds = fraction(EXPOSURE_TIME);
            double aperture = fraction(F_NUMBER);
            Long iso = entries.get(ISO);
            double gain = iso == null ? 0 : u16(iso + 8);
            String time = text(DATE_TIME);
            if (!(seconds > 0 && seconds < LONGEST_SECONDS) || time.length() < 19) {
                return Optional.empty();
            }
            // a lens without electronics reports no aperture, and then it does not change between frames
            double stops = log2(seconds) - (aperture > 0 ? 2 * log2(aperture) : 0) + (gain > 0 ? log2(gain / 100) : 0);
            return Optional.of(new Taken(
                    LocalDateTime.parse(time.substring(0, 19), CLOCK).plus(subSecond()),
                    Duration.ofNanos((long) (seconds * 1e9)),
                    stops,
                    text(MODEL),
                    header.widthPx(),
                    header.heightPx(),
                    Orientation.of(bytes.file())));
        }

        private Duration subSecond() {
            String digits = text(HUNDREDTHS).strip();
            boolean plain = digits.matches("\\d{1,9}");
            return plain ? Duration.ofNanos((long) (Double.parseDouble("0." + digits) * 1e9)) : Duration.ZERO;
        }

        /** A rational number; 0 when it is missing or divides by nothing. */
        private double fraction(int tag) {
            Long entry = entries.get(tag);
            if (entry == null) {
                return 0;
            }
            long at = u32(entry + 8);
            long below = u32(at + 4);
            return below == 0 ? 0 : u32(at) / (double) below;
        }

        private String text(int tag) {
            Long entry = entries.get(tag);
            if (entry == null) {
                return "";
            }
            int length = (int) Math.min(64, u32(entry + 4));
            String text = bytes.ascii(length <= LONG ? entry + 8 : u32(entry + 8), length);
            int end = text.indexOf('\0');
            return end < 0 ? text : text.substring(0, end);
        }

        private int u16(long at) {
            return little ? bytes.u16le(at) : bytes.u16(at);
        }

        private long u32(long at) {
            return little ? bytes.u32le(at) : bytes.u32(at);
        }

        private static double log2(double value) {
            return StrictMath.log(value) / StrictMath.log(2);
        }
    }
}
