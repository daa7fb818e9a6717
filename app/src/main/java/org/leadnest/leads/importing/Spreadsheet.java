package org.leadnest.leads.importing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/**
 * An Excel workbook (.xlsx): the first of its sheets that holds something, written out as CSV in UTF-8 with commas, row for
 * row, so that row 7 of the file is row 7 of the import. Formulas give the value that Excel kept of them, numbers come
 * without an exponent, dates as 2026-11-27.
 */
final class Spreadsheet {
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    /** What a workbook may inflate to: a hundred megabytes of real rows stay under it, a bomb does not. */
    private static final long MOST_BYTES = 1L << 30;
    /** Texts of the cells are held in memory while it is read. */
    private static final long MOST_SHARED_BYTES = 64L << 20;

    private static final int MOST_COLUMNS = 500;
    private static final int MOST_EMPTY_ROWS = 10_000;
    /** Before or behind the point: a number with more is written as it stands, since 1E999999999 has a thousand million of them. */
    private static final int MOST_DIGITS = 30;

    private static final Pattern NOT_OF_DATES = Pattern.compile("\\[[^\\]]*]|\"[^\"]*\"|\\\\.|General");
    private static final Pattern ZEROS = Pattern.compile("0{2,15}");

    private Spreadsheet() {}

    static boolean is(Imports.Upload upload) throws IOException {
        try (InputStream in = upload.open()) {
            return java.util.Arrays.equals(in.readNBytes(ZIP.length), ZIP);
        }
    }

    /** The sheet as a CSV file that is gone when it is closed. */
    record Sheet(String name, Path csv) implements Imports.Upload, AutoCloseable {
        @Override
        public long sizeBytes() {
            try {
                return Files.size(csv);
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(csv);
        }

        @Override
        public void close() throws IOException {
            Files.deleteIfExists(csv);
        }
    }

    /** Null when it cannot be read as a workbook. */
    static @Nullable Sheet read(Imports.Upload upload) throws IOException {
        Path workbook = Files.createTempFile("leadnest-", ".xlsx");
        Path csv = Files.createTempFile("leadnest-", ".csv");
        boolean read = false;
        try {
            try (InputStream in = upload.open()) {
                Files.copy(in, workbook, StandardCopyOption.REPLACE_EXISTING);
            }
            read = fits(workbook) && (written(workbook, csv, true) || written(workbook, csv, false));
            return read ? new Sheet(upload.name(), csv) : null;
        } finally {
            Files.deleteIfExists(workbook);
            if (!read) {
                Files.deleteIfExists(csv);
            }
        }
    }

    /** Inflates every entry once without keeping it: the sizes that a zip states may lie. */
    private static boolean fits(Path workbook) throws IOException {
        long all = 0;
        try (ZipFile zip = new ZipFile(workbook.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                boolean shared = entry.getName().endsWith("sharedStrings.xml");
                long most = Math.min(MOST_BYTES - all, shared ? MOST_SHARED_BYTES : MOST_BYTES);
                long size = inflated(zip, entry, most);
                if (size > most) {
                    return false;
                }
                all += size;
            }
            return true;
        } catch (java.util.zip.ZipException damaged) {
            return false;
        }
    }

    private static long inflated(ZipFile zip, ZipEntry entry, long most) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long size = 0;
        try (InputStream in = zip.getInputStream(entry)) {
            for (int read = in.read(buffer); read >= 0 && size <= most; read = in.read(buffer)) {
                size += read;
            }
        }
        return size;
    }

    /** @param formats whether it is read with its formats, which the plainest of programs leave out */
    private static boolean written(Path workbook, Path csv, boolean formats) throws IOException {
        try (ReadableWorkbook book = new ReadableWorkbook(workbook.toFile(), new ReadingOptions(formats, true));
                OutputStream bytes = Files.newOutputStream(csv);
                Writer out = new java.io.OutputStreamWriter(
                        new java.io.BufferedOutputStream(bytes, 1 << 16), StandardCharsets.UTF_8)) {
            for (var sheet : book.getSheets().toList()) {
                try (Stream<Row> rows = sheet.openStream()) {
                    if (write(rows, out)) {
                        return true;
                    }
                }
            }
            return true;
        } catch (RuntimeException damaged) {
            // The reader answers a damaged workbook with whatever went wrong inside of it; all of it means the same
            // here.
            return false;
        }
    }

    /** Whether the sheet held anything. */
    private static boolean write(Stream<Row> rows, Writer out) throws IOException {
        int last = 0;
        for (Row row : (Iterable<Row>) rows::iterator) {
            int gap = row.getRowNum() - last - 1;
            out.write("\n".repeat(Math.clamp(gap, 0, MOST_EMPTY_ROWS)));
            last = row.getRowNum();
            int cells = Math.min(row.getCellCount(), MOST_COLUMNS);
            for (int i = 0; i < cells; i++) {
                if (i > 0) {
                    out.write(',');
                }
                write(row.getOptionalCell(i).map(Spreadsheet::text).orElse(""), out);
            }
            out.write('\n');
        }
        return last > 0;
    }

    private static void write(String cell, Writer out) throws IOException {
        if (!cell.isEmpty()) {
            out.write('"');
            out.write(cell.replace("\"", "\"\""));
            out.write('"');
        }
    }

    private static String text(Cell cell) {
        String raw = cell.getRawValue();
        if (raw == null || cell.getType() == CellType.ERROR) {
            return "";
        }
        if (cell.getType() == CellType.NUMBER) {
            return number(cell, raw);
        }
        return cell.getType() == CellType.STRING ? cell.asString() : raw;
    }

    private static String number(Cell cell, String raw) {
        String format = cell.getDataFormatString();
        String letters = format == null ? "" : NOT_OF_DATES.matcher(format).replaceAll("");
        if (letters.chars().anyMatch(c -> "yYdD".indexOf(c) >= 0)) {
            return cell.asDate().toLocalDate().toString();
        }
        BigDecimal value = new BigDecimal(raw).stripTrailingZeros();
        if (Math.max(value.precision() - (long) value.scale(), value.scale()) > MOST_DIGITS) {
            return raw;
        }
        String plain = value.signum() == 0 ? "0" : value.toPlainString();
        return ZEROS.matcher(letters).matches() && plain.length() < letters.length()
                ? "0".repeat(letters.length() - plain.length()) + plain
                : plain;
    }
}
