package org.leadnest.leads.importing;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads CSV as people's files are, record by record: RFC 4180 with any separator, lines that end in LF, CRLF or CR, blanks
 * before a quotation mark. A quotation mark that is never closed costs its own line only: reading goes on behind it, where
 * a strict reader would swallow the rest of the file. One counts as never closed when nothing closes it within a million
 * characters, when text stands behind what does, or when what it would swallow makes the record a width that it had not, and its
 * own line has it. Holds at most one record. Not thread-safe.
 */
final class CsvReader {
    static final String UNCLOSED = "a quotation mark is opened and never closed";
    static final String TOO_LONG = "the row is longer than a million characters";
    private static final int MAX_LINE = 1_000_000;
    private static final int BUFFER = 1 << 16;
    private static final int END = -1;

    private final Reader in;
    private final char separator;
    private final char[] buffer = new char[BUFFER];
    private final Deque<Line> putBack = new ArrayDeque<>();
    private int position;
    private int filled;
    private long number;
    /** Cells of the record before; 0 before the first. */
    private int width;

    private record Line(String text, String end, boolean cut) {}

    CsvReader(Reader in, char separator) {
        this.in = in;
        this.separator = separator;
    }

    /** The next record, or null behind the last. */
    @Nullable
    CsvRow next() throws IOException {
        Line first = line();
        if (first == null) {
            return null;
        }
        number++;
        if (first.cut) {
            return new CsvRow(number, List.of(first.text.substring(0, 200)), TOO_LONG);
        }
        CsvRow row = first.text.indexOf('"') < 0 ? new CsvRow(number, plain(first.text), null) : quoted(first);
        width = row.problem() == null ? row.cells().size() : width;
        return row;
    }

    private CsvRow quoted(Line first) throws IOException {
        List<Line> more = new ArrayList<>();
        int length = first.text.length();
        String end = first.end;
        Cells cells = new Cells(separator);
        cells.take(first.text);
        while (cells.open) {
            Line line = line();
            if (line != null) {
                more.add(line);
            }
            if (line == null || line.cut || length + line.text.length() > MAX_LINE) {
                return unclosed(first, more);
            }
            length += end.length() + line.text.length();
            cells.take(end);
            cells.take(line.text);
            end = line.end;
        }
        List<String> values = cells.all();
        boolean misfits = values.size() != width && plain(first.text).size() == width;
        return !more.isEmpty() && (cells.loose || misfits) ? unclosed(first, more) : new CsvRow(number, values, null);
    }

    private CsvRow unclosed(Line first, List<Line> more) {
        for (Line line : more.reversed()) {
            putBack.addFirst(line);
        }
        return new CsvRow(number, plain(first.text), UNCLOSED);
    }

    private List<String> plain(String text) {
        List<String> cells = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
            cells.add(text.substring(from, at));
            from = at + 1;
        }
        cells.add(text.substring(from));
        return cells;
    }

    /** The cells of a text with quotation marks, taken line by line. */
    private static final class Cells {
        private final List<String> values = new ArrayList<>();
        /** The text ends inside of a quoted cell. */
        private boolean open;
        /** Something stands behind a closing mark that should not. */
        private boolean loose;

        private final char separator;
        private final StringBuilder cell = new StringBuilder();
        private boolean started;

        Cells(char separator) {
            this.separator = separator;
        }

        void take(CharSequence text) {
            for (int at = 0; at < text.length(); at++) {
                char c = text.charAt(at);
                if (open && c == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"') {
                    cell.append('"');
                    at++;
                } else if (open && c == '"') {
                    open = false;
                } else if (open) {
                    cell.append(c);
                } else if (c == separator) {
                    values.add(cell.toString());
                    cell.setLength(0);
                    started = false;
                } else if (c == '"' && !started && cell.toString().isBlank()) {
                    cell.setLength(0);
                    open = true;
                    started = true;
                } else {
                    loose |= started && !Character.isWhitespace(c);
                    cell.append(c);
                }
            }
        }

        List<String> all() {
            values.add(cell.toString());
            return values;
        }
    }

    private @Nullable Line line() throws IOException {
        if (!putBack.isEmpty()) {
            return putBack.removeFirst();
        }
        StringBuilder text = new StringBuilder();
        boolean any = false;
        boolean cut = false;
        for (int c = read(); c != END; c = read()) {
            any = true;
            if (c == '\n') {
                return new Line(text.toString(), "\n", cut);
            }
            if (c == '\r') {
                int after = read();
                if (after != '\n' && after != END) {
                    position--;
                }
                return new Line(text.toString(), after == '\n' ? "\r\n" : "\r", cut);
            }
            if (text.length() < MAX_LINE) {
                text.append((char) c);
            } else {
                cut = true;
            }
        }
        return any ? new Line(text.toString(), "", cut) : null;
    }

    /** The next character; NUL, which is no character of any text, is passed over. */
    private int read() throws IOException {
        while (true) {
            if (position == filled) {
                filled = in.read(buffer, 0, BUFFER);
                position = 0;
                if (filled <= 0) {
                    filled = 0;
                    return END;
                }
            }
            char c = buffer[position++];
            if (c != 0) {
                return c;
            }
        }
    }
}
