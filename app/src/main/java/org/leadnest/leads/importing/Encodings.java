package org.leadnest.leads.importing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** In which encodings files come, and which one a file is in. */
final class Encodings {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int BUFFER = 1 << 16;

    /** Text in UTF-8 with so few bad bytes to its signs beyond ASCII is UTF-8 that somebody damaged. */
    private static final int GOOD_TO_A_BAD = 10;

    private static final Map<String, String> CHOICES = choices(
            "UTF-8", "Unicode: UTF-8",
            "UTF-16LE", "Unicode: UTF-16, little-endian (Excel's Unicode text)",
            "UTF-16BE", "Unicode: UTF-16, big-endian",
            "windows-1252", "Western: Windows-1252",
            "ISO-8859-1", "Western: ISO-8859-1",
            "ISO-8859-15", "Western: ISO-8859-15",
            "x-MacRoman", "Western: Mac Roman",
            "IBM437", "Western: DOS 437",
            "IBM850", "Western: DOS 850",
            "windows-1250", "Central European: Windows-1250",
            "ISO-8859-2", "Central European: ISO-8859-2",
            "windows-1251", "Cyrillic: Windows-1251",
            "KOI8-R", "Cyrillic: KOI8-R",
            "windows-1253", "Greek: Windows-1253",
            "windows-1254", "Turkish: Windows-1254",
            "windows-1255", "Hebrew: Windows-1255",
            "windows-1256", "Arabic: Windows-1256",
            "windows-1257", "Baltic: Windows-1257",
            "windows-1258", "Vietnamese: Windows-1258",
            "x-windows-874", "Thai: Windows-874",
            "windows-31j", "Japanese: Shift_JIS",
            "EUC-JP", "Japanese: EUC-JP",
            "GB18030", "Chinese, simplified: GB18030",
            "Big5", "Chinese, traditional: Big5",
            "EUC-KR", "Korean: EUC-KR");

    private Encodings() {}

    private static Map<String, String> choices(String... pairs) {
        Map<String, String> choices = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            if (Charset.isSupported(pairs[i])) {
                choices.put(Charset.forName(pairs[i]).name(), pairs[i + 1]);
            }
        }
        return choices;
    }

    /** Name to words of those that a person may choose from. */
    static Map<String, String> choices() {
        return new LinkedHashMap<>(CHOICES);
    }

    /** One of the choices, by its name or another that the JDK knows it by, such as Shift_JIS or cp1251. */
    static Optional<Charset> named(String name) {
        try {
            Charset charset = Charset.forName(name.strip());
            Charset chosen = charset.name().equals("Shift_JIS")
                    ? Charset.forName("windows-31j")
                    : charset.name().equals("UTF-16") ? StandardCharsets.UTF_16LE : charset;
            return Optional.of(chosen).filter(one -> CHOICES.containsKey(one.name()));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    /**
     * The encoding that {@code content}, which begins with {@code head}, is in. A byte order mark decides, of UTF-8 as of UTF-16;
     * without one UTF-8, when it is, with a bad byte here and there as well; else Windows-1252, in which every byte is a sign.
     */
    static Charset of(byte[] head, InputStream content) throws IOException {
        Charset marked = byMark(head).or(() -> byZeros(head)).orElse(null);
        if (marked != null) {
            return marked;
        }
        return isUtf8(content) ? StandardCharsets.UTF_8 : WINDOWS;
    }

    static boolean startsWith(byte[] head, byte[] start) {
        return head.length >= start.length && Arrays.equals(head, 0, start.length, start, 0, start.length);
    }

    private static Optional<Charset> byMark(byte[] head) {
        if (startsWith(head, new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF})) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (startsWith(head, new byte[] {(byte) 0xFF, (byte) 0xFE})) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return startsWith(head, new byte[] {(byte) 0xFE, (byte) 0xFF})
                ? Optional.of(StandardCharsets.UTF_16BE)
                : Optional.empty();
    }

    /** Text of Latin letters in UTF-16 is half zeros, all in even or all in odd places. */
    private static Optional<Charset> byZeros(byte[] head) {
        long even = zeros(head, 0);
        long odd = zeros(head, 1);
        if (odd * 3 > head.length && even == 0) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return even * 3 > head.length && odd == 0 ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
    }

    private static long zeros(byte[] head, int place) {
        return IntStream.range(0, head.length)
                .filter(i -> i % 2 == place && head[i] == 0)
                .count();
    }

    private static boolean isUtf8(InputStream in) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
        CharBuffer characters = CharBuffer.allocate(BUFFER);
        long good = 0;
        long bad = 0;
        boolean end = false;
        while (!end) {
            int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
            end = read < 0;
            bytes.position(bytes.position() + Math.max(read, 0)).flip();
            @Nullable CoderResult result = null;
            while (result == null || result.isError()) {
                result = decoder.decode(bytes, characters, end);
                good += characters.flip().chars().filter(c -> c > 127).count();
                characters.clear();
                if (result.isError()) {
                    bad++;
                    bytes.position(bytes.position() + result.length());
                }
            }
            bytes.compact();
        }
        return bad * GOOD_TO_A_BAD <= good;
    }
}
