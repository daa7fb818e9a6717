package org.leadnest.leads.importing;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How a file is written, found out from the file: its encoding, separator, and which of its first records names the columns.
 *
 * @param headerRow as a spreadsheet counts; 0 when none does. What stands above it is a title and no data
 * @param columns names of the columns; "Column 1" and so on without a header
 * @param sample the first records behind the header
 */
record CsvFile(Charset charset, char separator, long headerRow, List<String> columns, List<CsvRow> sample) {
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

    boolean header() {
        return headerRow > 0;
    }

    static Look look(InputStream in) throws IOException {
        return look(in, Writing.UNKNOWN);
    }

    /** Reads {@code in} to its end, in bounded memory. @param wanted what is known of it already */
    static Look look(InputStream in, Writing wanted) throws IOException {
        BufferedInputStream content = new BufferedInputStream(in, HEAD);
        content.mark(HEAD + 1);
        byte[] head = content.readNBytes(HEAD);
        content.reset();
        if (head.length == 0) {
            return new Look.Unreadable("The file is empty.");
        }
        if (Arrays.stream(OTHER_KINDS).anyMatch(kind -> Encodings.startsWith(head, kind))) {
            return new Look.Unreadable("This is not a CSV file. Open it where it comes from and save it as CSV.");
        }
        Charset charset = wanted.charset() == null ? Encodings.of(head, content) : wanted.charset();
        return look(charset, text(head, charset), wanted);
    }

    private static Look look(Charset charset, String head, Writing wanted) throws IOException {
        if (head.isBlank()) {
            return new Look.Unreadable("The file is empty.");
        }
        long odd = head.chars().filter(CsvFile::isOdd).count();
        if (odd * 20 > head.length()) {
            return new Look.Unreadable("This is not a text file. An import takes CSV files.");
        }
        char separator = wanted.separator() == null ? separator(head) : wanted.separator();
        List<CsvRow> rows = rows(head, separator, SAMPLE + 1);
        if (rows.isEmpty()) {
            return new Look.Unreadable("The file is empty: it begins with nothing but blank rows.");
        }
        int width = commonestWidth(rows);
        CsvRow first = likeliestHeader(rows, width);
        boolean header = wanted.header() == null ? isHeader(first.cells()) : wanted.header();
        List<String> names = header ? first.cells() : List.of();
        int columns = header
                ? Math.max(names.size(), width)
                : rows.stream().mapToInt(row -> row.cells().size()).max().orElse(1);
        return new Look.Readable(new CsvFile(
                charset,
                separator,
                header ? first.number() : 0,
                IntStream.range(0, columns)
                        .mapToObj(i -> name(i < names.size() ? names.get(i) : "", i))
                        .toList(),
                header ? rows.subList(rows.indexOf(first) + 1, rows.size()) : rows));
    }

    /** Of those that are not blank; the widest when several are as common. */
    private static int commonestWidth(List<CsvRow> rows) {
        Map<Integer, Long> widths = rows.stream()
                .collect(Collectors.groupingBy(row -> row.cells().size(), TreeMap::new, Collectors.counting()));
        return widths.entrySet().stream()
                .max(Map.Entry.<Integer, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow()
                .getKey();
    }

    /** The first row that says something in half of the columns: a title above the names says something in one or two. */
    private static CsvRow likeliestHeader(List<CsvRow> rows, int width) {
        return rows.stream()
                .filter(row ->
                        row.cells().stream().filter(cell -> !cell.isBlank()).count() * 2 >= width)
                .findFirst()
                .orElse(rows.getFirst());
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
        List<Integer> widths = rows.stream().map(row -> row.cells().size()).toList();
        int common = rows.isEmpty() ? 1 : commonestWidth(rows);
        if (common < 2) {
            return 0;
        }
        long equal = widths.stream().filter(width -> width == common).count();
        return (double) equal / widths.size() + Math.min(common, 30) / 100.0;
    }

    private static List<CsvRow> rows(String text, char separator, int most) throws IOException {
        CsvReader reader = new CsvReader(new StringReader(text), separator);
        List<CsvRow> rows = new ArrayList<>();
        CsvRow row = reader.next();
        while (row != null && rows.size() < most) {
            if (!row.blank()) {
                rows.add(row);
            }
            row = reader.next();
        }
        return rows;
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
