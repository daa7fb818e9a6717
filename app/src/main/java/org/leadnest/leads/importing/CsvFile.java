package org.leadnest.leads.importing;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How a file is written, found out from the file: its encoding, separator, and whether its first record names the columns.
 *
 * @param columns names of the columns; "Column 1" and so on without a header
 * @param sample the first records behind the header
 */
record CsvFile(Charset charset, char separator, boolean header, List<String> columns, List<CsvRow> sample) {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int HEAD = 1 << 16;
    private static final int SAMPLE = 50;
    private static final char[] SEPARATORS = {',', ';', '\t', '|'};
    private static final byte[][] OTHER_KINDS = {
        {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0},
        {0x1F, (byte) 0x8B},
        {'B', 'Z', 'h'},
        {'%', 'P', 'D', 'F'}
    };

    /** What a look at a file came to. */
    sealed interface Look {
        record Readable(CsvFile file) implements Look {}

        /** It holds no rows that could be read; {@code reason} is for people. */
        record Unreadable(String reason) implements Look {}
    }

    /** Reads {@code in} to its end, in bounded memory. */
    static Look look(InputStream in) throws IOException {
        BufferedInputStream content = new BufferedInputStream(in, HEAD);
        content.mark(HEAD + 1);
        byte[] head = content.readNBytes(HEAD);
        content.reset();
        if (head.length == 0) {
            return new Look.Unreadable("The file is empty.");
        }
        if (Arrays.stream(OTHER_KINDS).anyMatch(kind -> startsWith(head, kind))) {
            return new Look.Unreadable("This is not a CSV file. Open it where it comes from and save it as CSV.");
        }
        Charset charset = byMark(head).or(() -> byZeros(head)).orElse(null);
        if (charset == null) {
            charset = isUtf8(content) ? StandardCharsets.UTF_8 : WINDOWS;
        }
        return look(charset, text(head, charset));
    }

    private static Look look(Charset charset, String head) throws IOException {
        if (head.isBlank()) {
            return new Look.Unreadable("The file is empty.");
        }
        long odd = head.chars().filter(CsvFile::isOdd).count();
        if (odd * 20 > head.length()) {
            return new Look.Unreadable("This is not a text file. An import takes CSV files.");
        }
        char separator = separator(head);
        List<CsvRow> rows = rows(head, separator, SAMPLE + 1).stream()
                .filter(row -> !row.blank())
                .toList();
        boolean header = isHeader(rows.getFirst().cells());
        int width = rows.stream().mapToInt(row -> row.cells().size()).max().orElse(1);
        List<String> columns = IntStream.range(
                        0, header ? rows.getFirst().cells().size() : width)
                .mapToObj(i -> header ? name(rows.getFirst().cells().get(i), i) : "Column " + (i + 1))
                .toList();
        return new Look.Readable(
                new CsvFile(charset, separator, header, columns, header ? rows.subList(1, rows.size()) : rows));
    }

    /** A control character that no text holds; NUL alone is passed over, as damaged exports are full of it. */
    private static boolean isOdd(int c) {
        return c < ' ' && c != 0 && !Character.isWhitespace(c);
    }

    /** The records of a file that was looked at before. */
    static CsvReader open(InputStream in, Charset charset, char separator) throws IOException {
        Reader text = new BufferedReader(new InputStreamReader(in, charset), HEAD);
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
        return new CsvReader(text, separator);
    }

    private static String name(String cell, int index) {
        String name = cell.strip();
        return name.isEmpty() ? "Column " + (index + 1) : name;
    }

    /** A first record that holds an address or a number is data; nobody calls a column so. */
    private static boolean isHeader(List<String> cells) {
        return cells.stream().noneMatch(cell -> ImportField.looksLikeEmail(cell) || ImportField.looksLikePhone(cell));
    }

    private static char separator(String head) throws IOException {
        char best = ',';
        double highest = 0;
        for (char candidate : SEPARATORS) {
            double score = score(rows(head, candidate, SAMPLE));
            if (score > highest) {
                highest = score;
                best = candidate;
            }
        }
        return best;
    }

    /** How evenly the separator parts the records: the share of those with the commonest number of cells. */
    private static double score(List<CsvRow> rows) {
        List<Integer> widths = rows.stream()
                .filter(row -> !row.blank())
                .map(row -> row.cells().size())
                .toList();
        int first = widths.isEmpty() ? 1 : widths.getFirst();
        if (first < 2) {
            return 0;
        }
        long equal = widths.stream().filter(width -> width == first).count();
        return (double) equal / widths.size() + Math.min(first, 30) / 100.0;
    }

    private static List<CsvRow> rows(String text, char separator, int most) throws IOException {
        CsvReader reader = new CsvReader(new StringReader(text), separator);
        List<CsvRow> rows = new ArrayList<>();
        CsvRow row = reader.next();
        while (row != null && rows.size() < most) {
            rows.add(row);
            row = reader.next();
        }
        return rows;
    }

    private static boolean startsWith(byte[] head, byte[] start) {
        return head.length >= start.length && Arrays.equals(head, 0, start.length, start, 0, start.length);
    }

    private static Optional<Charset> byMark(byte[] head) {
        if (startsWith(head, new byte[] {(byte) 0xFF, (byte) 0xFE})) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return startsWith(head, new byte[] {(byte) 0xFE, (byte) 0xFF})
                ? Optional.of(StandardCharsets.UTF_16BE)
                : Optional.empty();
    }

    /** Text of Latin letters in UTF-16 is half zeros, all in even or all in odd places. */
    private static Optional<Charset> byZeros(byte[] head) {
        long even = IntStream.range(0, head.length)
                .filter(i -> i % 2 == 0 && head[i] == 0)
                .count();
        long odd = IntStream.range(0, head.length)
                .filter(i -> i % 2 == 1 && head[i] == 0)
                .count();
        if (odd * 3 > head.length && even == 0) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return even * 3 > head.length && odd == 0 ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
    }

    private static boolean isUtf8(InputStream in) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(HEAD);
        CharBuffer characters = CharBuffer.allocate(HEAD);
        boolean end = false;
        while (!end) {
            int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
            end = read < 0;
            bytes.position(bytes.position() + Math.max(read, 0)).flip();
            CoderResult result = decoder.decode(bytes, characters.clear(), end);
            if (result.isError()) {
                return false;
            }
            bytes.compact();
        }
        return true;
    }

    private static String text(byte[] head, Charset charset) {
        String text = new String(head, charset);
        String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return head.length < HEAD ? unmarked : wholeLines(unmarked);
    }

    /** Without the last line, which the end of the sample cuts. */
    private static String wholeLines(String text) {
        int end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
        return end < 0 ? text : text.substring(0, end + 1);
    }
}
